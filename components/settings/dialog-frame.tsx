"use client";

import { Modal } from "@heroui/react";
import type { ReactNode } from "react";

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** False while there is something on it that a stray press must not lose. */
  isDismissable?: boolean;
  /** True while it shows what is never shown again: no key closes it either. */
  isShownOnce?: boolean;
};

/** The frame itself, as `Dialog` opens it. */
export function DialogFrame({
  title,
  isOpen,
  onClose,
  children,
  isDismissable = true,
  isShownOnce = false,
}: DialogProps) {
  return (
    <Modal.Backdrop
      isOpen={isOpen}
      isDismissable={isDismissable && !isShownOnce}
      isKeyboardDismissDisabled={isShownOnce}
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      <Modal.Container size="lg" scroll="inside" placement="center">
        <Modal.Dialog className="p-0 sm:max-w-xl">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header className="border-b border-separator px-5 pt-5 pb-4 sm:px-6">
            <Modal.Heading className="pr-8 text-lg font-semibold tracking-tight">{title}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="space-y-5 px-5 py-5 text-foreground sm:px-6">{children}</Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
