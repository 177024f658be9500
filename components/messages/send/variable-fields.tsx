"use client";

import { Description, FieldError, Input, Label, TextField } from "@heroui/react";
import { fieldWords } from "@/components/messages/words";
import { type DraftField, fieldKey } from "./draft";

type Props = {
  placeholders: readonly string[];
  /** Placeholders that nothing fills yet: not the form, not the contact, not the workspace. */
  missing: readonly string[];
  isAnswered: boolean;
  values: Readonly<Record<string, string>>;
  /** By field: `variables.<key>`. */
  faults: Readonly<Partial<Record<DraftField, string>>>;
  onChange: (key: string, value: string) => void;
};

/** One field for each blank of the text; what the contact already knows may stay empty. */
export function VariableFields({ placeholders, missing, isAnswered, values, faults, onChange }: Props) {
  if (placeholders.length === 0) return null;
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">Blanks of this text</legend>
      {placeholders.map((name) => {
        const key = fieldKey(name);
        const error = faults[`variables.${key}`];
        const isMissing = missing.includes(name);
        return (
          <TextField
            key={name}
            variant="secondary"
            value={values[key] ?? ""}
            onChange={(value) => onChange(key, value)}
            isInvalid={error !== undefined}
          >
            <Label>{fieldWords(name)}</Label>
            <Input
              placeholder={isAnswered && !isMissing && !values[key] ? "Filled in for you" : undefined}
              autoComplete="off"
            />
            {error ? <FieldError>{error}</FieldError> : null}
            {!error && isMissing ? (
              <Description className="text-warning-soft-foreground">Still missing</Description>
            ) : null}
          </TextField>
        );
      })}
    </fieldset>
  );
}
