"use client";

import { Button } from "@heroui/react";
import { UsersRound } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";

type Props = { isFiltered: boolean; isNumber: boolean; onClear: () => void; onAdd: () => void };

/** Nobody to list: starts the job, or gives the way back to everybody. */
export function NoPeople({ isFiltered, isNumber, onClear, onAdd }: Props) {
  const { may, path } = useWorkspace();
  const canAdd = may("contacts:write");
  if (isFiltered)
    return (
      <Empty
        icon={UsersRound}
        title={isNumber ? "Nobody has this number" : "Nobody fits"}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {isNumber && canAdd ? <Button onPress={onAdd}>Add them</Button> : null}
            <Button variant="secondary" onPress={onClear}>
              Show everybody
            </Button>
          </div>
        }
      >
        {isNumber
          ? "Check the number, or add them as somebody new."
          : "Try fewer words, or look at everybody. A whole phone number works too."}
      </Empty>
    );
  return (
    <Empty
      icon={UsersRound}
      title="Nobody here yet"
      action={
        canAdd ? (
          <div className="flex flex-wrap justify-center gap-2">
            <Button onPress={onAdd}>Add the first person</Button>
            <Link href={path("/contacts/import")} className="button button--secondary button--md">
              Import a list
            </Link>
          </div>
        ) : null
      }
    >
      People you add, import or get a text from appear here.
    </Empty>
  );
}
