"use client";

import { Label, TextField } from "@heroui/react";
import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useState } from "react";
import { Input } from "./input";

type Props = {
  label: string;
  value: number | null;
  /** Null when the field was emptied. */
  onChange: (value: number | null) => void;
  onBlur?: () => void;
  min?: number;
  max?: number;
  step?: number;
  isInvalid?: boolean;
  name?: string;
  fieldRef?: Ref<HTMLInputElement>;
  className?: string;
  children?: ReactNode;
};

const written = (value: number | null) =>
  value === null ? "" : new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 }).format(value);

/** A number as people write it: typed, or stepped by its buttons and the arrow keys; kept within its bounds on leaving. */
export function NumberInput(props: Props) {
  const { label, value, onChange, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = props;
  const { step = 1, isInvalid = false, fieldRef, className, children } = props;
  // What is being typed, until the field is left: "1." is on its way to a number.
  const [typing, setTyping] = useState<string | null>(null);
  const within = (n: number) => Math.min(max, Math.max(min, n));
  const type = (text: string) => {
    if (!/^-?[\d,\s]*(\.\d*)?$/.test(text)) return;
    setTyping(text);
    const digits = text.replace(/[,\s]/g, "");
    const n = Number(digits);
    if (digits === "") onChange(null);
    else if (!Number.isNaN(n)) onChange(n);
  };
  const leave = () => {
    setTyping(null);
    if (value !== null && within(value) !== value) onChange(within(value));
    props.onBlur?.();
  };
  const go = (by: 1 | -1) => {
    setTyping(null);
    const from = value ?? (Number.isFinite(min) ? min - by * step : 0);
    onChange(within(Math.round((from + by * step) * 1e6) / 1e6));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    go(event.key === "ArrowUp" ? 1 : -1);
  };
  return (
    <TextField
      fullWidth
      variant="secondary"
      isInvalid={isInvalid}
      value={typing ?? written(value)}
      onChange={type}
      onBlur={leave}
      className={className}
    >
      <Label>{label}</Label>
      <div className="relative">
        <Input
          ref={fieldRef}
          name={props.name}
          inputMode="decimal"
          autoComplete="off"
          onKeyDown={press}
          className="w-full px-10 text-center tabular-nums"
        />
        <Step
          label={`Less: ${label}`}
          side="left-0"
          onPress={() => go(-1)}
          isOff={value !== null && value <= min}
        >
          <Minus aria-hidden className="size-4" />
        </Step>
        <Step
          label={`More: ${label}`}
          side="right-0"
          onPress={() => go(1)}
          isOff={value !== null && value >= max}
        >
          <Plus aria-hidden className="size-4" />
        </Step>
      </div>
      {children}
    </TextField>
  );
}

type StepProps = { label: string; side: string; isOff: boolean; onPress: () => void; children: ReactNode };

const Step = ({ label, side, isOff, onPress, children }: StepProps) => (
  <button
    type="button"
    tabIndex={-1}
    aria-label={label}
    disabled={isOff}
    onClick={onPress}
    className={`absolute inset-y-0 grid w-10 cursor-pointer place-items-center text-muted hover:text-foreground disabled:cursor-default disabled:opacity-40 ${side}`}
  >
    {children}
  </button>
);
