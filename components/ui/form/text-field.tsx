"use client";

import { TextField as Field, Label, TextArea } from "@heroui/react";
import type { ComponentProps, ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { Beneath } from "./field-frame";

type Props<F extends FieldValues, O> = {
  control: Control<F, unknown, O>;
  name: FieldPath<F>;
  label: string;
  hint?: ReactNode;
  type?: "text" | "email" | "tel" | "url" | "password" | "date" | "time" | "datetime-local";
  isRequired?: boolean;
  isReadOnly?: boolean;
  /** More than one line, this many at first. */
  rows?: number;
  className?: string;
  input?: Pick<
    ComponentProps<"input">,
    | "autoComplete"
    | "inputMode"
    | "placeholder"
    | "autoFocus"
    | "maxLength"
    | "min"
    | "max"
    | "spellCheck"
    | "dir"
  >;
};

/** A line or a box of text in a form; its error stands under it. */
export function TextField<F extends FieldValues, O>({
  control,
  name,
  label,
  hint,
  rows,
  input,
  ...props
}: Props<F, O>) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { disabled: _, ref, value, ...field }, fieldState: { error } }) => (
        <Field
          fullWidth
          variant="secondary"
          isInvalid={error !== undefined}
          value={value ?? ""}
          {...field}
          {...props}
        >
          <Label>{label}</Label>
          {rows ? (
            <TextArea rows={rows} ref={ref} placeholder={input?.placeholder} dir="auto" />
          ) : (
            <Input ref={ref} {...input} />
          )}
          <Beneath error={error?.message} hint={hint} />
        </Field>
      )}
    />
  );
}
