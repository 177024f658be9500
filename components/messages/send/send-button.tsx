"use client";

import { Button, cn, Kbd } from "@heroui/react";
import { PenLine } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useSendDialog } from "./send-dialog-provider";

/** The page's one primary button. On a phone the bottom bar has it instead. */
export function SendButton({ className }: { className?: string }) {
  const compose = useSendDialog();
  const { may } = useWorkspace();
  if (!may("messages:write")) return null;
  return (
    <Button
      onPress={() => compose.open()}
      aria-keyshortcuts="c"
      className={cn("shrink-0 max-md:hidden", className)}
    >
      <PenLine aria-hidden />
      Send a text
      <Kbd aria-hidden className="-mr-1.5 h-5 min-w-5 bg-accent-foreground/15 text-accent-foreground">
        <Kbd.Content>c</Kbd.Content>
      </Kbd>
    </Button>
  );
}
