"use client";

import { ComboBox, cn, Input, Label, ListBox } from "@heroui/react";
import { UserRound } from "lucide-react";
import { useState } from "react";
import type { HandedOver } from "@/components/ui/later-field";
import { useContacts } from "./use-contacts";

export type PersonComboProps = { onChoose: (contactId: number) => void };

/** Finds one person by name or last digits. */
export function PersonCombo({ onChoose, typed, hasFocus }: PersonComboProps & HandedOver) {
  const [text, setText] = useState(typed);
  const { contacts, isSearching } = useContacts(text, true);
  return (
    <ComboBox
      items={contacts}
      inputValue={text}
      onInputChange={setText}
      onChange={(key) => {
        if (key === null) return;
        setText("");
        onChoose(Number(key));
      }}
      allowsEmptyCollection={text.trim() !== ""}
      variant="secondary"
      menuTrigger="input"
    >
      <Label className="sr-only">Find a person</Label>
      <ComboBox.InputGroup className="w-full">
        <UserRound aria-hidden className="pointer-events-none absolute left-3 z-10 size-4 text-muted" />
        <Input placeholder="Any person" className="w-full pl-9" autoFocus={hasFocus} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <ComboBox.Popover>
        <ListBox
          renderEmptyState={() => (
            <p className="px-3 py-2 text-sm text-muted">
              {isSearching ? "Looking…" : "Nobody by that name or number."}
            </p>
          )}
        >
          {(contact: (typeof contacts)[number]) => (
            <ListBox.Item id={contact.id} textValue={contact.name ?? contact.phone}>
              <span className={cn("truncate", !contact.name && "tabular-nums")}>
                {contact.name ?? contact.phone}
              </span>
              {contact.name ? (
                <span className="ml-auto text-xs text-muted tabular-nums">{contact.phone}</span>
              ) : null}
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
