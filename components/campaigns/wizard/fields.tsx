"use client";

import { Description, FieldError, Switch } from "@heroui/react";
import type { ReactNode } from "react";
import { NumberInput } from "@/components/ui/number-input";

type ToggleProps = {
  label: string;
  hint?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** What is asked once it is on. */
  children?: ReactNode;
};

/** Yes or no, and what follows from yes. */
export function Toggle({ label, hint, isOn, onChange, children }: ToggleProps) {
  return (
    <div>
      <Switch isSelected={isOn} onChange={onChange} className="items-start gap-3">
        <Switch.Content className="items-start">
          <Switch.Control className="mt-0.5">
            <Switch.Thumb />
          </Switch.Control>
          <span className="min-w-0">
            <span className="block font-medium">{label}</span>
            {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
          </span>
        </Switch.Content>
      </Switch>
      {isOn && children ? <div className="mt-3 ml-[3.25rem] space-y-3">{children}</div> : null}
    </div>
  );
}

type AmountProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  step?: number;
  error?: string;
  hint?: ReactNode;
  className?: string;
};

/** A number; left empty it is null. */
export function Amount({ label, value, onChange, min, max, step, error, hint, className }: AmountProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={onChange}
      min={min}
      max={max}
      step={step}
      isInvalid={error !== undefined}
      className={className}
    >
      {error ? <FieldError>{error}</FieldError> : hint ? <Description>{hint}</Description> : null}
    </NumberInput>
  );
}

/** What few people need, folded away; open when something in it is not as usual. */
export function More({
  children,
  isOpen,
  label = "More",
}: {
  children: ReactNode;
  isOpen: boolean;
  label?: string;
}) {
  return (
    <details open={isOpen || undefined} className="group border-t border-separator">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 px-5 py-3 text-sm font-medium text-muted hover:text-foreground md:px-6 [&::-webkit-details-marker]:hidden">
        <span aria-hidden className="transition-transform group-open:rotate-90">
          ›
        </span>
        {label}
      </summary>
      <div className="space-y-7 px-5 pb-6 md:px-6">{children}</div>
    </details>
  );
}
