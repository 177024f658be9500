"use client";

import { ComboBox, Input, Label, ListBox, Switch } from "@heroui/react";
import { X } from "lucide-react";
import { useMemo, useState } from "react";
import { Beneath } from "@/components/ui/form/field-frame";
import { countryItems, countryName } from "./places";
import type { Found } from "./search-field";

type Props = {
  value: string[] | null;
  home: string;
  error: string | undefined;
  onChange: (value: string[] | null) => void;
};

/** Which countries may be texted: all, or those that are listed. */
export function CountriesField({ value, home, error, onChange }: Props) {
  const [text, setText] = useState("");
  const all = useMemo(countryItems, []);
  const items = all.filter(({ id }) => !value?.includes(id));
  const add = (key: unknown) => {
    if (typeof key !== "string") return;
    onChange([...(value ?? []), key]);
    setText("");
  };
  return (
    <div className="space-y-4">
      <Switch isSelected={value !== null} onChange={(isOn) => onChange(isOn ? [home] : null)}>
        <Switch.Content className="items-start">
          <Switch.Control className="mt-0.5">
            <Switch.Thumb />
          </Switch.Control>
          <span>
            <span className="block">Only text these countries</span>
            <span className="block text-sm text-muted">
              Keeps typing mistakes and fraud from costing money abroad.
            </span>
          </span>
        </Switch.Content>
      </Switch>
      {value ? (
        <>
          <ul aria-label="Countries that may be texted" className="flex flex-wrap gap-2">
            {value.map((code) => (
              <li
                key={code}
                className="flex h-9 items-center gap-1 rounded-full bg-surface-secondary pr-1 pl-3.5 text-sm"
              >
                {countryName(code)}
                <button
                  type="button"
                  aria-label={`Remove ${countryName(code)}`}
                  onClick={() => onChange(value.filter((other) => other !== code))}
                  className="grid size-7 cursor-pointer place-items-center rounded-full hover:bg-default"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
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
              <Input placeholder="Type its name" autoComplete="off" />
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
        </>
      ) : null}
    </div>
  );
}
