"use client";

import { Description, FieldError, Label, TextField } from "@heroui/react";
import { Input } from "@/components/ui/input";
import { sampleValue, variableLabel } from "@/lib/templates/variables";
import type { Draft } from "./draft";

/** What to write in the blanks that nobody's data fills; the same words for everybody. */
export function BlankFields({ draft, blanks }: { draft: Draft; blanks: readonly string[] }) {
  const { choices, change, faults } = draft;
  if (blanks.length === 0) return null;
  const set = (name: string, value: string) => {
    const { [name]: _, ...rest } = choices.variables;
    change({ variables: value === "" ? rest : { ...rest, [name]: value } });
  };
  return (
    <fieldset>
      <legend className="font-semibold tracking-tight">What to write in the blanks</legend>
      <p className="mb-3 text-sm text-muted">
        Names and other details fill themselves. These are the same for everybody.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {blanks.map((name) => {
          const fault = faults[`variables.${name}`];
          const value = choices.variables[name] ?? "";
          return (
            <TextField
              key={name}
              variant="secondary"
              value={value}
              onChange={(next) => set(name, next)}
              isInvalid={fault !== undefined}
              maxLength={500}
            >
              <Label>{variableLabel(name)}</Label>
              <Input placeholder={sampleValue(name)} autoComplete="off" dir="auto" />
              {fault ? (
                <FieldError>{fault}</FieldError>
              ) : value === "" ? (
                <Description className="text-warning-soft-foreground">
                  Empty: who has no value of their own is left out
                </Description>
              ) : null}
            </TextField>
          );
        })}
      </div>
    </fieldset>
  );
}
