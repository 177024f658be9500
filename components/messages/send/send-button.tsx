"use client";

import { Button, cn } from "@heroui/react";
import { PenLine } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { KeyHint } from "@/components/ui/key-hint";
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
      <KeyHint>c</KeyHint>
    </Button>
  );
}
