"use client";

import { Button, EmptyState } from "@heroui/react";
import { Logo } from "@/components/shell/logo";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useSendDialog } from "./send/send-dialog-provider";

/** Nothing to list: starts the job, or gives the way back to everything. */
export function NoMessages({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const compose = useSendDialog();
  const { may } = useWorkspace();
  return (
    <EmptyState className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <Logo className="h-12 opacity-80" />
      <h2 className="text-lg text-foreground font-semibold tracking-tight">
        {isFiltered ? "No message fits" : "Nothing has been said yet"}
      </h2>
      <p className="max-w-sm text-sm text-muted">
        {isFiltered
          ? "Try fewer words in the filters above, or look at everything."
          : "Texts you send and answers you get appear here, each with its whole story."}
      </p>
      {isFiltered ? (
        <Button variant="secondary" onPress={onClear}>
          Show everything
        </Button>
      ) : may("messages:write") ? (
        <Button variant="secondary" onPress={() => compose.open()}>
          Send the first text
        </Button>
      ) : null}
    </EmptyState>
  );
}
