"use client";

import { ComboBox, Description, FieldError, Input, Label, ListBox } from "@heroui/react";
import { Phone, User, X } from "lucide-react";
import { useState } from "react";
import { type ContactChoice, useContacts } from "@/components/messages/use-contacts";
import type { Recipient } from "./draft";

type Props = {
  value: Recipient | null;
  error: string | undefined;
  onChange: (value: Recipient | null) => void;
};

/** Seven digits or more, written the way people write numbers. */
const looksLikeNumber = (text: string) =>
  /^[+\d][\d\s().\-/]*$/.test(text.trim()) && text.replace(/\D/g, "").length >= 7;

const NUMBER = "number";
type Item = { key: string; contact: ContactChoice | null };

/** Somebody found by name or last digits, or a number as typed. */
export function RecipientField({ value, error, onChange }: Props) {
  const [text, setText] = useState(value?.kind === "number" ? value.to : "");
  const { contacts, isSearching } = useContacts(text, value === null);
  const isNumber = looksLikeNumber(text);
  if (value) return <Chosen recipient={value} error={error} onClear={() => onChange(null)} />;

  const items: Item[] = [
    ...contacts.map((contact) => ({ key: String(contact.id), contact })),
    ...(isNumber ? [{ key: NUMBER, contact: null }] : []),
  ];
  const takeNumber = () => onChange({ kind: "number", to: text.trim() });
  const pick = (key: string | number | null) => {
    const contact = items.find((item) => item.key === key)?.contact;
    if (contact) onChange({ kind: "contact", ...contact });
    else if (key === NUMBER) takeNumber();
  };
  return (
    <ComboBox
      items={items}
      inputValue={text}
      onInputChange={setText}
      onChange={pick}
      onBlur={() => (isNumber ? takeNumber() : undefined)}
      allowsCustomValue
      allowsEmptyCollection={text.trim().length > 1}
      isInvalid={error !== undefined}
      variant="secondary"
      menuTrigger="input"
      fullWidth
    >
      <Label>To</Label>
      <ComboBox.InputGroup>
        <Input autoFocus placeholder="Name, last four digits or a number" autoComplete="off" />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      {error ? <FieldError>{error}</FieldError> : null}
      <ComboBox.Popover>
        <ListBox
          renderEmptyState={() => (
            <p className="px-3 py-2 text-sm text-muted">
              {isSearching ? "Looking…" : "Nobody by that name. A full number works too."}
            </p>
          )}
        >
          {(item: Item) => (
            <ListBox.Item
              id={item.key}
              textValue={item.contact ? (item.contact.name ?? item.contact.phone) : text}
            >
              {item.contact ? (
                <Face contact={item.contact} />
              ) : (
                <span className="tabular-nums">Text the number {text.trim()}</span>
              )}
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}

function Face({ contact }: { contact: ContactChoice }) {
  return (
    <span className="flex w-full items-baseline justify-between gap-3">
      <span className="truncate">{contact.name ?? "No name"}</span>
      <span className="text-xs text-muted tabular-nums">{contact.phone}</span>
    </span>
  );
}

function Chosen({
  recipient,
  error,
  onClear,
}: {
  recipient: Recipient;
  error: string | undefined;
  onClear: () => void;
}) {
  const Icon = recipient.kind === "contact" ? User : Phone;
  const title = recipient.kind === "contact" ? (recipient.name ?? recipient.phone) : recipient.to;
  return (
    <div>
      <p className="label mb-1">To</p>
      <div className="flex h-11 items-center gap-3 rounded-xl border border-border bg-surface-secondary pr-1 pl-3">
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <p className="min-w-0 flex-1 truncate font-medium tabular-nums">
          {title}
          {recipient.kind === "contact" && recipient.name ? (
            <span className="ml-2 text-sm font-normal text-muted">{recipient.phone}</span>
          ) : null}
        </p>
        <button
          type="button"
          aria-label="Choose somebody else"
          onClick={onClear}
          className="grid size-9 cursor-pointer place-items-center rounded-lg hover:bg-default"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          {error}
        </p>
      ) : recipient.kind === "number" ? (
        <Description className="mt-1">A number that is new here becomes a contact.</Description>
      ) : null}
    </div>
  );
}
