"use client";

import { Label, TextField } from "@heroui/react";
import { type ReactNode, useState } from "react";
import { Input } from "@/components/ui/input";
import type { Op } from "@/lib/segments/grammar";
import { takesDays, takesNothing } from "@/lib/segments/grammar";
import type { PathView, Scalar } from "@/lib/segments/schema";
import { ChipsField } from "./chips-field";
import { InlineSelect } from "./inline-select";
import { namesSeveral } from "./operators";
import type { Row, Value } from "./tree";

type Props = {
  row: Row;
  view: PathView;
  op: Op;
  onChange: (value: Value) => void;
  isInvalid: boolean;
  describedBy: string;
};

const yesOrNo = [
  { id: "true", label: "Yes" },
  { id: "false", label: "No" },
];

/** More choices than that are found by typing. */
const FEW = 12;

/** What is looked for: a word, a number, a day, one of a few, or several of them. */
export function ValueField({ row, view, op, onChange, isInvalid, describedBy }: Props) {
  const { kind } = view;
  const common = { label: `Value for ${view.label}`, isInvalid, describedBy };
  if (takesNothing(op)) return null;
  if (takesDays(op))
    return <NumberBox {...common} label="Days" value={row.value} onChange={onChange} after="days" />;
  const isLong = kind === "choice" && view.options.length > FEW;
  if (namesSeveral(op, kind) || kind === "tags" || isLong)
    return <ChipsField {...common} row={row} view={view} op={op} onChange={onChange} />;
  if (kind === "number") return <NumberBox {...common} value={row.value} onChange={onChange} />;
  if (kind === "boolean" || (kind === "choice" && view.options.length > 0)) {
    const options =
      kind === "boolean" ? yesOrNo : view.options.map(({ value, label }) => ({ id: value, label }));
    return (
      <InlineSelect
        {...common}
        placeholder="Choose"
        value={row.value === undefined ? null : String(row.value)}
        sections={[{ title: null, options: options }]}
        onChange={(id) => onChange(kind === "boolean" ? id === "true" : id)}
      />
    );
  }
  const isDay = kind === "date" || kind === "moment";
  const text = typeof row.value === "string" ? row.value : "";
  return (
    <Box
      {...common}
      value={isDay ? text.slice(0, 10) : text}
      onChange={(next) => onChange(next === "" ? undefined : next)}
      type={isDay ? "date" : "text"}
      placeholder="Words"
    />
  );
}

type BoxProps = Pick<Props, "isInvalid" | "describedBy"> & {
  label: string;
  value: string;
  onChange: (text: string) => void;
  type?: "text" | "date";
  inputMode?: "decimal" | "numeric";
  placeholder?: string;
  after?: ReactNode;
};

function Box({ label, value, onChange, isInvalid, describedBy, type, after, ...input }: BoxProps) {
  return (
    <TextField
      variant="secondary"
      value={value}
      onChange={onChange}
      isInvalid={isInvalid}
      className={after ? "flex-row items-center gap-2" : undefined}
    >
      <Label className="sr-only">{label}</Label>
      <Input
        {...input}
        type={type}
        maxLength={type === "date" ? undefined : 200}
        aria-describedby={describedBy}
        className={after ? "w-20 tabular-nums" : undefined}
        dir="auto"
      />
      {after ? <span className="text-muted">{after}</span> : null}
    </TextField>
  );
}

type NumberProps = Omit<BoxProps, "value" | "onChange" | "type"> & {
  value: Value;
  onChange: (value: Scalar | undefined) => void;
};

/** Keeps what is typed as it is typed ("1.", "-"), and tells the number as soon as it is one. */
function NumberBox({ value, onChange, ...props }: NumberProps) {
  const [typed, setTyped] = useState(value === undefined ? "" : String(value));
  const known = numberIn(typed) === value ? typed : value === undefined ? typed : String(value);
  return (
    <Box
      {...props}
      value={known}
      inputMode={props.after ? "numeric" : "decimal"}
      placeholder={props.after ? "30" : "3"}
      onChange={(text) => {
        setTyped(text);
        onChange(numberIn(text));
      }}
    />
  );
}

function numberIn(text: string): number | undefined {
  const plain = text.trim().replaceAll(",", "");
  const number = plain === "" ? Number.NaN : Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
