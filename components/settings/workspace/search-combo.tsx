"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import type { ReactNode, Ref } from "react";
import { Beneath } from "@/components/ui/form/field-frame";
import type { HandedOver } from "@/components/ui/later-field";

export type Found = { id: string; label: string; detail?: string };

export type SearchComboProps = {
  label: string;
  items: readonly Found[];
  value: string | null;
  onChange: (id: string) => void;
  onBlur?: () => void;
  fieldRef?: Ref<HTMLInputElement>;
  error?: string;
  hint?: ReactNode;
};

/** Finds one of many by typing. */
export function SearchCombo(props: SearchComboProps & HandedOver) {
  const { label, items, value, onChange, onBlur, fieldRef, error, hint, hasFocus } = props;
  return (
    <ComboBox
      fullWidth
      variant="secondary"
      defaultItems={items}
      value={value}
      onChange={(key) => (key === null ? undefined : onChange(String(key)))}
      onBlur={onBlur}
      isInvalid={error !== undefined}
      menuTrigger="focus"
    >
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <Input ref={fieldRef} autoFocus={hasFocus} autoComplete="off" spellCheck={false} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <Beneath error={error} hint={hint} />
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
  );
}
