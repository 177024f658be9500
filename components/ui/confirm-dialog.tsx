"use client";

import { AlertDialog, Button, Spinner } from "@heroui/react";
import type { ReactNode } from "react";

export type ConfirmProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** What it will do, and to how many. */
  children: ReactNode;
  action: string;
  /** The way back, in words. */
  cancel?: string;
  isPending?: boolean;
  isDestructive?: boolean;
  onConfirm: () => void;
};

/** The question itself, as `Confirm` opens it. */
export function ConfirmDialog({
  isOpen,
  onOpenChange,
  title,
  children,
  action,
  cancel = "Keep it as it is",
  isPending,
  isDestructive,
  onConfirm,
}: ConfirmProps) {
  return (
    <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Container>
        <AlertDialog.Dialog className="max-w-md">
          <AlertDialog.Header>
            <AlertDialog.Heading className="text-lg font-semibold tracking-tight">
              {title}
            </AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body className="space-y-3 text-foreground">{children}</AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="ghost" onPress={() => onOpenChange(false)}>
              {cancel}
            </Button>
            <Button variant={isDestructive ? "danger" : "primary"} isPending={isPending} onPress={onConfirm}>
              {isPending ? <Spinner color="current" size="sm" /> : null}
              {action}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
