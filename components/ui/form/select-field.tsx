"use client";

import { cn } from "@heroui/react";
import { type ReactNode, useId } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { Pick, type PickOption } from "../pick";

type Props<F extends FieldValues, O> = {
  control: Control<F, unknown, O>;
  name: FieldPath<F>;
  label: string;
  options: readonly PickOption[];
  hint?: ReactNode;
  placeholder?: string;
  className?: string;
};

/** One out of a few in a form. */
export function SelectField<F extends FieldValues, O>({
  control,
  name,
  label,
  options,
  hint,
  className,
  ...props
}: Props<F, O>) {
  const beneath = useId();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { ref, value, onChange, onBlur }, fieldState: { error } }) => (
        <Pick
          label={label}
          value={value ?? null}
          options={options}
          onPick={onChange}
          onBlur={onBlur}
          triggerRef={ref}
          isInvalid={error !== undefined}
          describedBy={error || hint ? beneath : undefined}
          className={cn("w-full", className)}
          triggerClassName="w-full"
          {...props}
        >
          <div id={beneath} aria-live="polite">
            {error ? (
              <span className="field-error" data-visible="true">
                {error.message}
              </span>
            ) : hint ? (
              <span className="description" data-slot="description">
                {hint}
              </span>
            ) : null}
          </div>
        </Pick>
      )}
    />
  );
}
