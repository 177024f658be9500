"use client";

import { Kbd, Modal } from "@heroui/react";

const keys: [key: string, what: string][] = [
  ["c", "Send a text, from anywhere"],
  ["/", "Find a person in the list"],
  ["j", "Next row"],
  ["k", "Previous row"],
  ["Enter", "Open the row"],
  ["Esc", "Close what is open"],
  ["?", "Show these keys"],
];

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

export function KeysHelp({ isOpen, onOpenChange }: Props) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container size="sm">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">Keys</Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <dl className="divide-y divide-separator text-foreground">
              {keys.map(([key, what]) => (
                <div key={key} className="flex items-center justify-between gap-4 py-2.5">
                  <dd>{what}</dd>
                  <dt className="order-last">
                    <Kbd>
                      <Kbd.Content>{key}</Kbd.Content>
                    </Kbd>
                  </dt>
                </div>
              ))}
            </dl>
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
