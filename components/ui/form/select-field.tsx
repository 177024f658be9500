"use client";

import { Label, ListBox, Select } from "@heroui/react";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { Beneath } from "./field-frame";

type Props<F extends FieldValues, O> = {
  control: Control<F, unknown, O>;
  name: FieldPath<F>;
  label: string;
  options: readonly { id: string; label: string; hint?: string }[];
  hint?: ReactNode;
  placeholder?: string;
  className?: string;
};

/** One out of a few in a form. */
export function SelectField<F extends FieldValues, O>({
  control,
  name,
  label,
  options,
  hint,
  ...props
}: Props<F, O>) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { disabled: _, ref, ...field }, fieldState: { error } }) => (
        <Select fullWidth variant="secondary" isInvalid={error !== undefined} {...field} {...props}>
          <Label>{label}</Label>
          <Select.Trigger ref={ref}>
            <Select.Value />
            <Select.Indicator />
          </Select.Trigger>
          <Beneath error={error?.message} hint={hint} />
          <Select.Popover>
            <ListBox>
              {options.map((option) => (
                <ListBox.Item key={option.id} id={option.id} textValue={option.label}>
                  {option.hint ? (
                    <div>
                      <div>{option.label}</div>
                      <div className="text-xs text-muted">{option.hint}</div>
                    </div>
                  ) : (
                    option.label
                  )}
                  <ListBox.ItemIndicator />
                </ListBox.Item>
              ))}
            </ListBox>
          </Select.Popover>
        </Select>
      )}
    />
  );
}
