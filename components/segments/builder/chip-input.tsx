"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import { useState } from "react";
import type { HandedOver } from "@/components/ui/later-field";
import type { PathView, Scalar } from "@/lib/segments/schema";
import { chipPlaceholder } from "./chip-words";

const OFFERED = 50;

export type ChipInputProps = {
  label: string;
  view: PathView;
  isInvalid: boolean;
  describedBy: string;
  taken: Scalar[];
  onAdd: (value: Scalar) => void;
};

/** One more value: typed, or picked from those in use. */
export function ChipInput(props: ChipInputProps & HandedOver) {
  const { label, view, taken, onAdd, isInvalid, describedBy, typed, hasFocus } = props;
  const [text, setText] = useState(typed);
  const isClosed = view.kind === "choice" && view.options.length > 0;
  const wanted = text.trim().toLowerCase();
  const offered = view.options
    .filter(({ value, label: name }) => !taken.includes(value) && name.toLowerCase().includes(wanted))
    .slice(0, OFFERED)
    .map(({ value, label: name }) => ({ id: value, name }));
  const add = (words: string) => {
    const value = valueIn(words, view);
    if (value === null) return;
    setText("");
    onAdd(value);
  };
  return (
    <ComboBox
      items={offered}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setText("");
        onAdd(view.kind === "number" ? Number(key) : String(key));
      }}
      allowsCustomValue
      variant="secondary"
      menuTrigger="focus"
      isInvalid={isInvalid}
      fullWidth
    >
      <Label className="sr-only">{label}</Label>
      <ComboBox.InputGroup>
        <Input
          placeholder={chipPlaceholder(view.kind, taken.length)}
          autoFocus={hasFocus}
          autoComplete="off"
          dir="auto"
          maxLength={200}
          aria-describedby={describedBy}
          onBlur={() => isClosed || add(text)}
          onKeyDown={(event) => {
            const isList = event.currentTarget.getAttribute("aria-activedescendant") !== null;
            if ((event.key !== "Enter" && event.key !== ",") || isList) return;
            event.preventDefault();
            const [only] = offered;
            if (isClosed && only && offered.length === 1) add(only.name);
            else if (!isClosed) add(text);
          }}
        />
        {view.options.length > 0 ? <ComboBox.Trigger /> : null}
      </ComboBox.InputGroup>
      <ComboBox.Popover>
        <ListBox aria-label={label}>
          {(item: { id: string; name: string }) => (
            <ListBox.Item id={item.id} textValue={item.name}>
              <bdi className="truncate">{item.name}</bdi>
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}

/** What was typed as a value of this path, or null when it is none. */
function valueIn(typed: string, { kind, options }: PathView): Scalar | null {
  const text = typed.trim();
  if (text === "") return null;
  const known = options.find(({ label }) => label.toLowerCase() === text.toLowerCase());
  if (known) return known.value;
  if (kind === "choice" && options.length > 0) return null;
  if (kind !== "number") return text;
  const number = Number(text.replaceAll(",", ""));
  return Number.isFinite(number) ? number : null;
}
