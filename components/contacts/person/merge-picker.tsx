"use client";

import { ComboBox, Input, Label, ListBox, Modal } from "@heroui/react";
import { useState } from "react";
import { type ContactChoice, useContacts } from "@/components/messages/use-contacts";
import type { ContactBrief } from "@/lib/contacts/duplicates-schema";
import type { ContactView } from "@/lib/contacts/schema";
import { MergeDialog } from "./merge-dialog";

export type PickerProps = { person: ContactView; isOpen: boolean; onClose: () => void };

/** Finds the other contact of a person, then shows both before anything is done. */
export function MergePicker({ person, isOpen, onClose }: PickerProps) {
  const [text, setText] = useState("");
  const [other, setOther] = useState<ContactBrief | null>(null);
  const { contacts, isSearching } = useContacts(text, isOpen);
  const others = contacts.filter((one) => one.id !== person.id);
  const pick = (key: string | number | null) => {
    const one = others.find((choice) => choice.id === Number(key));
    if (!one) return;
    setOther({ id: one.id, phone: one.phone, first_name: one.name, last_name: null, email: null });
    setText("");
    onClose();
  };
  return (
    <>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={(next) => !next && onClose()}>
        <Modal.Container placement="center">
          <Modal.Dialog className="sm:max-w-md">
            <Modal.CloseTrigger aria-label="Close" />
            <Modal.Header>
              <Modal.Heading className="text-lg font-semibold tracking-tight">
                Merge with somebody
              </Modal.Heading>
            </Modal.Header>
            <Modal.Body className="pt-3 text-foreground">
              <ComboBox
                items={others}
                inputValue={text}
                onInputChange={setText}
                onChange={pick}
                allowsEmptyCollection={text.trim() !== ""}
                variant="secondary"
                menuTrigger="input"
                fullWidth
              >
                <Label>Who is the same person?</Label>
                <ComboBox.InputGroup>
                  <Input autoFocus placeholder="Name or last four digits" autoComplete="off" dir="auto" />
                  <ComboBox.Trigger />
                </ComboBox.InputGroup>
                <ComboBox.Popover>
                  <ListBox
                    renderEmptyState={() => (
                      <p className="px-3 py-2 text-sm text-muted">
                        {isSearching ? "Looking…" : "Nobody fits."}
                      </p>
                    )}
                  >
                    {(one: ContactChoice) => (
                      <ListBox.Item id={one.id} textValue={one.name ?? one.phone}>
                        <span className="flex w-full items-baseline justify-between gap-3">
                          <bdi className="truncate">{one.name ?? "No name"}</bdi>
                          <span className="text-xs text-muted tabular-nums">{one.phone}</span>
                        </span>
                      </ListBox.Item>
                    )}
                  </ListBox>
                </ComboBox.Popover>
              </ComboBox>
            </Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
      <MergeDialog person={person} other={other} isOpen={other !== null} onClose={() => setOther(null)} />
    </>
  );
}
