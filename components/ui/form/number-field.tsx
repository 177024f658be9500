"use client";

import type { ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { NumberInput } from "../number-input";
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
export function NumberField<F extends FieldValues, O>(props: Props<F, O>) {
  const { control, name, label, hint, minValue, maxValue, step, className } = props;
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { ref, value, onChange, onBlur }, fieldState: { error } }) => (
        <NumberInput
          label={label}
          value={value ?? null}
          onChange={onChange}
          onBlur={onBlur}
          name={name}
          fieldRef={ref}
          min={minValue}
          max={maxValue}
          step={step}
          isInvalid={error !== undefined}
          className={className}
        >
          <Beneath error={error?.message} hint={hint} />
        </NumberInput>
      )}
    />
  );
}
