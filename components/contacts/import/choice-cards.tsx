"use client";

import { cn, Label, Radio, RadioGroup } from "@heroui/react";

type Props<K extends string> = {
  label: string;
  value: K;
  options: readonly { id: K; label: string; hint: string }[];
  onChange: (value: K) => void;
};

/** One of a few ways, each with what it means. */
export function ChoiceCards<K extends string>({ label, value, options, onChange }: Props<K>) {
  return (
    <RadioGroup value={value} onChange={(id) => onChange(options.find((one) => one.id === id)?.id ?? value)}>
      <Label className="font-semibold tracking-tight">{label}</Label>
      <div className="mt-2 grid gap-2">
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className={cn(
              "m-0 rounded-xl border px-4 py-3 transition-colors",
              option.id === value
                ? "border-accent bg-accent-soft"
                : "border-border hover:bg-surface-secondary",
            )}
          >
            <Radio.Content className="w-full items-start gap-3">
              <Radio.Control className="mt-0.5">
                <Radio.Indicator />
              </Radio.Control>
              <span className="min-w-0">
                <span className="block font-medium">{option.label}</span>
                <span className="block text-sm text-muted">{option.hint}</span>
              </span>
            </Radio.Content>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
