"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import { useState } from "react";
import { Beneath } from "@/components/ui/form/field-frame";
import type { HandedOver } from "@/components/ui/later-field";
import type { Found } from "./search-combo";

export type CountryComboProps = {
  items: readonly Found[];
  error: string | undefined;
  onAdd: (code: string) => void;
};

/** Finds one more country by its name. */
export function CountryCombo({ items, error, onAdd, typed, hasFocus }: CountryComboProps & HandedOver) {
  const [text, setText] = useState(typed);
  const add = (key: unknown) => {
    if (typeof key !== "string") return;
    onAdd(key);
    setText("");
  };
  return (
    <ComboBox
      fullWidth
      variant="secondary"
      defaultItems={items}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={add}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      className="max-w-sm"
    >
      <Label>Add a country</Label>
      <ComboBox.InputGroup>
        <Input autoFocus={hasFocus} placeholder="Type its name" autoComplete="off" />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <Beneath error={error} hint={null} />
      <ComboBox.Popover>
        <ListBox>
          {(item: Found) => (
            <ListBox.Item id={item.id} textValue={item.label}>
              {item.label}
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
