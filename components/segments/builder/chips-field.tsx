"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import { X } from "lucide-react";
import { useState } from "react";
import { LIST_LENGTH, type Op, type PathView, type Scalar } from "@/lib/segments/schema";
import { namesSeveral } from "./operators";
import type { Row, Value } from "./tree";

type Props = {
  label: string;
  row: Row;
  view: PathView;
  op: Op;
  onChange: (value: Value) => void;
  isInvalid: boolean;
  describedBy: string;
};

const OFFERED = 50;

/** Values as chips: those in use are offered while typing. Asked for one only, the next one takes its place. */
export function ChipsField({ label, row, view, op, onChange, isInvalid, describedBy }: Props) {
  const isList = namesSeveral(op, view.kind);
  const values = Array.isArray(row.value) ? row.value : row.value === undefined ? [] : [row.value];
  const wordsOf = (value: Scalar) =>
    view.options.find((option) => option.value === value)?.label ?? String(value);
  const add = (value: Scalar) => {
    if (!isList) onChange(value);
    else if (!values.includes(value) && values.length < LIST_LENGTH) onChange([...values, value]);
  };
  const remove = (value: Scalar) => onChange(isList ? values.filter((one) => one !== value) : undefined);
  return (
    <div className="min-w-0 space-y-1.5">
      {isList || values.length === 0 ? (
        <ChipInput
          label={label}
          view={view}
          taken={values}
          onAdd={add}
          isInvalid={isInvalid}
          describedBy={describedBy}
        />
      ) : null}
      {values.length > 0 ? (
        <ul aria-label={`Chosen for ${view.label}`} className="flex min-w-0 flex-wrap gap-1.5">
          {values.map((value) => (
            <li
              key={String(value)}
              className="flex max-w-full items-center rounded-full bg-accent-soft pl-3 text-sm text-accent-soft-foreground"
            >
              <bdi className="truncate">{wordsOf(value)}</bdi>
              <button
                type="button"
                aria-label={`Remove ${wordsOf(value)}`}
                onClick={() => remove(value)}
                className="grid size-8 cursor-pointer place-items-center rounded-full hover:text-foreground max-md:size-11"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type InputProps = Pick<Props, "label" | "view" | "isInvalid" | "describedBy"> & {
  taken: Scalar[];
  onAdd: (value: Scalar) => void;
};

function ChipInput({ label, view, taken, onAdd, isInvalid, describedBy }: InputProps) {
  const [text, setText] = useState("");
  const isClosed = view.kind === "choice" && view.options.length > 0;
  const wanted = text.trim().toLowerCase();
  const offered = view.options
    .filter(({ value, label: name }) => !taken.includes(value) && name.toLowerCase().includes(wanted))
    .slice(0, OFFERED)
    .map(({ value, label: name }) => ({ id: value, name }));
  const add = (typed: string) => {
    const value = valueIn(typed, view);
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
          placeholder={taken.length > 0 ? "Add another" : placeholders[view.kind]}
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

const placeholders: Record<PathView["kind"], string> = {
  tags: "Choose a tag",
  choice: "Choose",
  number: "A number, then Enter",
  text: "A word, then Enter",
  date: "2026-05-31, then Enter",
  moment: "2026-05-31, then Enter",
  boolean: "Choose",
};

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
