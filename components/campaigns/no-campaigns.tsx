"use client";

import { Button } from "@heroui/react";
import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";

/** Nothing to list: starts the job, or gives the way back to everything. */
export function NoCampaigns({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { may, path } = useWorkspace();
  if (isFiltered) {
    return (
      <Empty
        icon={Megaphone}
        title="No campaign fits"
        action={
          <Button variant="secondary" onPress={onClear}>
            Show all
          </Button>
        }
      >
        Nothing has this name and this status.
      </Empty>
    );
  }
  return (
    <Empty
      icon={Megaphone}
      title="One text, to everybody it is meant for"
      action={
        may("campaigns:write") ? (
          <Link href={path("/campaigns/new")} className="button button--primary button--md">
            Plan the first campaign
          </Link>
        ) : null
      }
    >
      Choose who, choose the text, choose the hour. Before anything leaves you see who gets it, who does not
      and why, and what it costs.
    </Empty>
  );
}
