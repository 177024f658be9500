"use client";

import { NumberField as Field, Label } from "@heroui/react";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { Beneath } from "./field-frame";

type Props<F extends FieldValues, O> = {
  control: Control<F, unknown, O>;
  name: FieldPath<F>;
  label: string;
  hint?: ReactNode;
  minValue?: number;
  maxValue?: number;
  step?: number;
  className?: string;
};

/** A whole or broken number in a form; left empty it is null. */
export function NumberField<F extends FieldValues, O>({ control, name, label, hint, ...props }: Props<F, O>) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { disabled: _, ref, value, onChange, ...field }, fieldState: { error } }) => (
        <Field
          fullWidth
          variant="secondary"
          isInvalid={error !== undefined}
          value={value ?? Number.NaN}
          onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
          {...field}
          {...props}
        >
          <Label>{label}</Label>
          <Field.Group>
            <Field.DecrementButton />
            {/* Which keys a phone shows is known only there, so the server may have said otherwise. */}
            <Field.Input ref={ref} className="tabular-nums" suppressHydrationWarning />
            <Field.IncrementButton />
          </Field.Group>
          <Beneath error={error?.message} hint={hint} />
        </Field>
      )}
    />
  );
}
