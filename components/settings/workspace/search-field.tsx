"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { Beneath } from "@/components/ui/form/field-frame";

export type Found = { id: string; label: string; detail?: string };

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
        <ComboBox
          fullWidth
          variant="secondary"
          defaultItems={items}
          value={value ?? null}
          onChange={(key) => (key === null ? undefined : onChange(String(key)))}
          onBlur={onBlur}
          isInvalid={error !== undefined}
          menuTrigger="focus"
        >
          <Label>{label}</Label>
          <ComboBox.InputGroup>
            <Input ref={ref} autoComplete="off" spellCheck={false} />
            <ComboBox.Trigger />
          </ComboBox.InputGroup>
          <Beneath error={error?.message} hint={hint} />
          <ComboBox.Popover>
            <ListBox
              renderEmptyState={() => <p className="px-3 py-2 text-sm text-muted">Nothing by that name.</p>}
            >
              {(item: Found) => (
                <ListBox.Item id={item.id} textValue={item.label}>
                  <span className="flex w-full items-baseline justify-between gap-3">
                    <span className="truncate">{item.label}</span>
                    {item.detail ? (
                      <span className="shrink-0 text-xs text-muted tabular-nums">{item.detail}</span>
                    ) : null}
                  </span>
                </ListBox.Item>
              )}
            </ListBox>
          </ComboBox.Popover>
        </ComboBox>
      )}
    />
  );
}
