"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import { type Control, Controller } from "react-hook-form";
import { useClock } from "@/components/ui/clock";
import { Beneath } from "@/components/ui/form/field-frame";
import { clockTime } from "@/components/ui/time-words";
import type { PersonDraft, PersonValues } from "./draft";

const zones = Intl.supportedValuesOf("timeZone").map((id) => ({
  id,
  label: `${id.split("/").slice(1).join(", ").replaceAll("_", " ") || id} (${id.split("/")[0]})`,
}));

/** Where a person's clock ticks, found by city. */
export function ZoneField({ control }: { control: Control<PersonValues, unknown, PersonDraft> }) {
  const { now } = useClock();
  return (
    <Controller
      name="time_zone"
      control={control}
      render={({ field: { value, onChange, onBlur }, fieldState: { error } }) => (
        <ComboBox
          defaultItems={zones}
          value={value || null}
          onChange={(key) => onChange(key === null ? "" : String(key))}
          onBlur={onBlur}
          variant="secondary"
          menuTrigger="focus"
          fullWidth
          isInvalid={error !== undefined}
        >
          <Label>Time zone</Label>
          <ComboBox.InputGroup>
            <Input placeholder="City, such as Denver" autoComplete="off" />
            <ComboBox.Trigger />
          </ComboBox.InputGroup>
          <Beneath
            error={error?.message}
            hint={value ? `${clockTime(now, value)} there now` : "Not known: quiet hours at their strictest"}
          />
          <ComboBox.Popover>
            <ListBox>
              {(zone: { id: string; label: string }) => (
                <ListBox.Item id={zone.id} textValue={zone.label}>
                  {zone.label}
                </ListBox.Item>
              )}
            </ListBox>
          </ComboBox.Popover>
        </ComboBox>
      )}
    />
  );
}
