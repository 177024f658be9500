"use client";

import { cn, Header, Label, ListBox, Select } from "@heroui/react";
import type { Ref } from "react";

export type Entry = { id: string; label: string };
type Section = { title: string | null; entries: readonly Entry[] };

type Props = {
  label: string;
  placeholder: string;
  value: string | null;
  sections: readonly Section[];
  onChange: (id: string) => void;
  isInvalid?: boolean;
  describedBy?: string;
  triggerRef?: Ref<HTMLButtonElement>;
  className?: string;
};

/** One part of a sentence that can be chosen, under headings where there are many. */
export function InlineSelect({
  label,
  placeholder,
  value,
  sections,
  onChange,
  isInvalid = false,
  describedBy,
  triggerRef,
  className,
}: Props) {
  return (
    <Select
      className={cn("min-w-0", className)}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={isInvalid}
      variant="secondary"
    >
      <Label className="sr-only">{label}</Label>
      <Select.Trigger ref={triggerRef} aria-describedby={describedBy}>
        <Select.Value className="truncate" />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover className="max-h-80 min-w-(--trigger-width)">
        <ListBox aria-label={label}>
          {sections.map(({ title, entries }) =>
            title === null ? (
              entries.map(toItem)
            ) : (
              <ListBox.Section key={title} aria-label={title}>
                <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
                {entries.map(toItem)}
              </ListBox.Section>
            ),
          )}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}

const toItem = ({ id, label }: Entry) => (
  <ListBox.Item key={id} id={id} textValue={label}>
    <bdi className="truncate">{label}</bdi>
    <ListBox.ItemIndicator />
  </ListBox.Item>
);
