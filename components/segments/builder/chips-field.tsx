"use client";

import { X } from "lucide-react";
import type { ComponentProps } from "react";
import { LaterField } from "@/components/ui/later-field";
import { laterPart } from "@/components/ui/on-demand";
import { LIST_LENGTH, type Op } from "@/lib/segments/grammar";
import type { PathView, Scalar } from "@/lib/segments/schema";
import type { ChipInput } from "./chip-input";
import { chipPlaceholder } from "./chip-words";
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

const chipInput = laterPart<ComponentProps<typeof ChipInput>>(
  async () => (await import("./chip-input")).ChipInput,
);

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
        <LaterField
          part={chipInput}
          props={{ label, view, taken: values, onAdd: add, isInvalid, describedBy }}
          label={label}
          isLabelHidden
          placeholder={chipPlaceholder(view.kind, values.length)}
          className="w-full"
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
