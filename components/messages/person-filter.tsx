"use client";

import { ComboBox, cn, Input, Label, ListBox } from "@heroui/react";
import { UserRound, X } from "lucide-react";
import { useState } from "react";
import { useContact, useContacts } from "./use-contacts";

type Props = {
  contactId: number | null;
  onChange: (contactId: number | null) => void;
};

/** Narrows the list to one person, found by name or last digits. */
export function PersonFilter({ contactId, onChange }: Props) {
  const [text, setText] = useState("");
  const chosen = useContact(contactId).data;
  const { contacts, isSearching } = useContacts(text, contactId === null);
  if (contactId !== null) {
    const name = chosen ? (chosen.name ?? chosen.phone) : "One person";
    return (
      <div className="flex h-11 items-center justify-between gap-2 rounded-xl bg-accent-soft pr-1 pl-3.5 text-sm text-accent-soft-foreground md:h-9">
        <span className="truncate font-medium">{name}</span>
        <button
          type="button"
          aria-label={`Show everybody, not only ${name}`}
          onClick={() => onChange(null)}
          className="grid size-9 cursor-pointer place-items-center rounded-lg hover:bg-accent-soft-hover md:size-7"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
    );
  }
  return (
    <ComboBox
      items={contacts}
      inputValue={text}
      onInputChange={setText}
      onChange={(key) => {
        if (key === null) return;
        setText("");
        onChange(Number(key));
      }}
      allowsEmptyCollection={text.trim() !== ""}
      variant="secondary"
      menuTrigger="input"
    >
      <Label className="sr-only">Find a person</Label>
      <ComboBox.InputGroup className="w-full">
        <UserRound aria-hidden className="pointer-events-none absolute left-3 z-10 size-4 text-muted" />
        <Input placeholder="Any person" className="w-full pl-9" />
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
