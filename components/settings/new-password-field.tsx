"use client";

import { cn } from "@heroui/react";
import { type Control, type FieldPath, type FieldValues, type PathValue, useWatch } from "react-hook-form";
import { TextField } from "@/components/ui/form/text-field";
import { passwordStrength } from "./password-strength";

type Props<F extends FieldValues> = {
  control: Control<F>;
  name: FieldPath<F>;
  label: string;
  personal: string[];
};

const colors = ["bg-default", "bg-danger", "bg-warning", "bg-success"];

/** A new password with a hint, as it is typed, of how well it holds. */
export function NewPasswordField<F extends FieldValues>({ control, name, label, personal }: Props<F>) {
  const value: PathValue<F, FieldPath<F>> = useWatch({ control, name });
  const { level, words } = passwordStrength(String(value ?? ""), personal);
  return (
    <div>
      <TextField
        control={control}
        name={name}
        type="password"
        label={label}
        hint={words}
        input={{ autoComplete: "new-password" }}
      />
      <div aria-hidden className="mt-2 flex gap-1">
        {[1, 2, 3].map((n) => (
          <span
            key={n}
            className={cn("h-1 flex-1 rounded-full", n <= level ? colors[level] : "bg-default")}
          />
        ))}
      </div>
    </div>
  );
}
