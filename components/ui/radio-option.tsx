"use client";

import { Radio } from "@heroui/react";

/** One of a few answers in a `RadioGroup`, with what it means. */
export const RadioOption = ({ value, label, hint }: { value: string; label: string; hint?: string }) => (
  <Radio value={value} className="items-start">
    <Radio.Content className="items-start gap-3">
      <Radio.Control className="mt-0.5">
        <Radio.Indicator />
      </Radio.Control>
      <span>
        <span className="block">{label}</span>
        {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
      </span>
    </Radio.Content>
  </Radio>
);
