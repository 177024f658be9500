"use client";

import { Switch } from "@heroui/react";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";

type Props<F extends FieldValues, O> = {
  control: Control<F, unknown, O>;
  name: FieldPath<F>;
  label: string;
  hint?: ReactNode;
};

/** Yes or no in a form. */
export function SwitchField<F extends FieldValues, O>({ control, name, label, hint }: Props<F, O>) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { value, onChange, onBlur, ref } }) => (
        <Switch isSelected={value === true} onChange={onChange} onBlur={onBlur} className="items-start gap-3">
          <Switch.Content className="items-start">
            <Switch.Control className="mt-0.5">
              <Switch.Thumb />
            </Switch.Control>
            <span className="min-w-0" ref={ref}>
              <span className="block">{label}</span>
              {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
            </span>
          </Switch.Content>
        </Switch>
      )}
    />
  );
}
