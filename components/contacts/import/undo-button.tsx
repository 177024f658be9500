"use client";

import { Button } from "@heroui/react";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import type { ImportSummary } from "@/lib/contacts/import/view-schema";
import { useImportAction } from "./use-import";
import { undoSentence } from "./words";

type Props = { one: ImportSummary; size?: "sm" | "md"; label: string };

/** The way back while there is one. Asks first, because people are removed and only another import brings them back. */
export function UndoButton({ one, size = "md", label }: Props) {
  const { may } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const undo = useImportAction(one.id, "undo");
  if (one.undo_until === null || !may("contacts:write")) return null;
  return (
    <>
      <Button
        variant="tertiary"
        size={size}
        className="max-md:min-h-11"
        aria-label={label}
        onPress={() => {
          undo.reset();
          setAsking(true);
        }}
      >
        <Undo2 aria-hidden />
        {size === "sm" ? "Undo" : "Undo the import"}
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Undo this import?"
        action="Undo it"
        isDestructive
        isPending={undo.isPending}
        onConfirm={() => undo.mutate({}, { onSuccess: () => setAsking(false) })}
      >
        <p>{undoSentence(one)}</p>
        <p>Whoever was changed or texted since stays as they are, and you are told how many.</p>
        {undo.error ? <Notice tone="bad" role="alert" title={undo.error.message} /> : null}
      </Confirm>
    </>
  );
}
