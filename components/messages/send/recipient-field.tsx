"use client";

import { ComboBox, Description, FieldError, Header, Input, Label, ListBox } from "@heroui/react";
import { useState } from "react";
import { type ContactChoice, useContacts, useRecentPeople } from "@/components/messages/use-contacts";
import { ChosenRecipient } from "./chosen-recipient";
import type { Recipient } from "./draft";
import { useNumberReading } from "./use-number-reading";

type Props = {
  value: Recipient | null;
  error: string | undefined;
  label?: string;
  onChange: (value: Recipient | null) => void;
};

/** Seven digits or more, written the way people write numbers. */
const looksLikeNumber = (text: string) =>
  /^[+\d(][\d\s().\-/]*$/.test(text.trim()) && text.replace(/\D/g, "").length >= 7;

/** As tall as the chosen person: a press on the field below must not miss it when a typed number is taken. */
const RECIPIENT_HEIGHT = "min-h-[5.75rem]";

const NUMBER = "number";

/** Somebody found by name or last digits, people of late first, or a number as typed. */
export function RecipientField({ value, error, label = "To", onChange }: Props) {
  const [text, setText] = useState("");
  const isEmpty = text.trim() === "";
  const isNumber = looksLikeNumber(text);
  const recent = useRecentPeople(value === null);
  const { contacts, isSearching } = useContacts(text, value === null && !isEmpty);
  const reading = useNumberReading(isNumber ? text.trim() : null);
  if (value)
    return (
      <div className={RECIPIENT_HEIGHT}>
        <ChosenRecipient recipient={value} label={label} error={error} onClear={() => onChange(null)} />
      </div>
    );

  const people = isEmpty ? recent : recentFirst(contacts, recent);
  const takeNumber = () => {
    setText("");
    onChange({ kind: "number", to: text.trim() });
  };
  const pick = (key: string | number | null) => {
    if (key !== null) setText("");
    const contact = people.find((one) => String(one.id) === String(key));
    if (contact) onChange({ kind: "contact", id: contact.id, name: contact.name, phone: contact.phone });
    else if (key === NUMBER) takeNumber();
  };
  return (
    <ComboBox
      inputValue={text}
      onInputChange={setText}
      onChange={pick}
      onBlur={() => (isNumber ? takeNumber() : undefined)}
      allowsCustomValue
      allowsEmptyCollection={!isEmpty}
      isInvalid={error !== undefined}
      variant="secondary"
      menuTrigger="focus"
      fullWidth
      className={RECIPIENT_HEIGHT}
      // What is shown was already chosen by the search; names with accents would be filtered out again.
      defaultFilter={() => true}
    >
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <Input
          autoFocus
          placeholder="Name, last four digits or a number"
          autoComplete="off"
          onKeyDown={(event) => {
            // Enter takes a number that was typed to its end, when nothing of the list is chosen.
            if (event.key !== "Enter" || !isNumber) return;
            if (event.currentTarget.hasAttribute("aria-activedescendant")) return;
            event.preventDefault();
            takeNumber();
          }}
        />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      {error ? (
        <FieldError>{error}</FieldError>
      ) : (
        <Description>Somebody you know, or any cell phone number.</Description>
      )}
      <ComboBox.Popover>
        <ListBox
          renderEmptyState={() => (
            <p className="px-3 py-2 text-sm text-muted">
              {isSearching ? "Looking…" : "Nobody by that name. A full number works too."}
            </p>
          )}
        >
          {isNumber ? (
            <ListBox.Item id={NUMBER} textValue={text}>
              <span className="min-w-0">
                <span className="block truncate font-medium tabular-nums">Text {text.trim()}</span>
                {reading ? <span className="block text-xs text-muted tabular-nums">{reading}</span> : null}
              </span>
            </ListBox.Item>
          ) : null}
          {people.length > 0 ? (
            <ListBox.Section>
              <Header className="px-2 pt-1 pb-0.5 text-xs text-muted">{isEmpty ? "Recent" : "People"}</Header>
              {people.map((contact) => (
                <ListBox.Item
                  key={contact.id}
                  id={String(contact.id)}
                  textValue={contact.name ?? contact.phone}
                >
                  <Face contact={contact} />
                </ListBox.Item>
              ))}
            </ListBox.Section>
          ) : null}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}

function recentFirst(found: ContactChoice[], recent: ContactChoice[]): ContactChoice[] {
  const place = new Map(recent.map((one, n) => [one.id, n]));
  const placeOf = ({ id }: ContactChoice) => place.get(id) ?? recent.length;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function Face({ contact }: { contact: ContactChoice }) {
  return (
    <span className="flex w-full items-baseline justify-between gap-3">
      <span className="truncate">
        <bdi>{contact.name ?? "No name"}</bdi>
      </span>
      <span className="flex shrink-0 items-baseline gap-2 text-xs tabular-nums">
        {contact.isStopped ? <span className="font-medium text-danger-soft-foreground">No texts</span> : null}
        <span className="text-muted">{contact.phone}</span>
      </span>
    </span>
  );
}
