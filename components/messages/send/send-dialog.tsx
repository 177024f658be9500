"use client";

import { Modal } from "@heroui/react";
import { useState } from "react";
import { type Draft, emptyDraft } from "./draft";
import { SendForm } from "./send-form";
import { SentPanel } from "./sent-panel";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  readDraft: () => Draft;
  keepDraft: (draft: Draft) => void;
};

/** Writes one text to one person, shows it as it will arrive, and stays until it has. */
export function SendDialog({ isOpen, onClose, readDraft, keepDraft }: Props) {
  const [sent, setSent] = useState<{ id: number; draft: Draft } | null>(null);
  const finish = (id: number, draft: Draft) => {
    keepDraft(emptyDraft);
    setSent({ id, draft });
  };
  const undo = () => {
    if (sent) keepDraft(sent.draft);
    setSent(null);
  };
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Modal.Container size="lg" scroll="inside" placement="center" className="max-sm:p-0">
        <Modal.Dialog
          className={
            sent === null
              ? "p-0 max-sm:h-full max-sm:max-h-full max-sm:rounded-none sm:h-[min(43rem,calc(100dvh-3rem))] sm:max-w-[56rem]"
              : "p-0 sm:max-w-md"
          }
        >
          <Modal.CloseTrigger aria-label="Close" className="z-10" />
          {sent === null ? (
            <SendForm start={readDraft()} onChange={keepDraft} onSent={finish} onClose={onClose} />
          ) : (
            <SentPanel
              messageId={sent.id}
              onAnother={() => setSent(null)}
              onUndone={undo}
              onClose={onClose}
            />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
