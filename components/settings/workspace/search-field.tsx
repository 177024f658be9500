"use client";

import type { ComponentProps, ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { LaterField } from "@/components/ui/later-field";
import { laterPart } from "@/components/ui/on-demand";
import type { Found, SearchCombo } from "./search-combo";

const combo = laterPart<ComponentProps<typeof SearchCombo>>(
  async () => (await import("./search-combo")).SearchCombo,
);

type Props<F extends FieldValues> = {
  control: Control<F>;
  name: FieldPath<F>;
  label: string;
  items: readonly Found[];
  hint?: ReactNode;
};

/** One out of many in a form, found by typing. */
export function SearchSelectField<F extends FieldValues>({ control, name, label, items, hint }: Props<F>) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { value, onChange, onBlur, ref }, fieldState: { error } }) => (
        <LaterField
          part={combo}
          props={{
            label,
            items,
            value: value ?? null,
            onChange,
            onBlur,
            fieldRef: ref,
            error: error?.message,
            hint,
          }}
          label={label}
          shown={items.find(({ id }) => id === value)?.label}
          hint={hint}
          className="w-full"
        />
      )}
    />
  );
}
