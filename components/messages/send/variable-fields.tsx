"use client";

import { Button, Description, FieldError, Label, TextField } from "@heroui/react";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { variableLabel } from "@/lib/templates/variables";
import { type DraftField, fieldKey } from "./draft";

type Props = {
  placeholders: readonly string[];
  /** What the person or the workspace fills, by placeholder. */
  filled: Readonly<Record<string, string>>;
  /** Placeholders that nothing fills yet, once the API has looked. */
  missing: readonly string[];
  values: Readonly<Record<string, string>>;
  /** By field: `variables.<key>`. */
  faults: Readonly<Partial<Record<DraftField, string>>>;
  onChange: (key: string, value: string) => void;
};

/** The blanks of a text: what is known stands there to be changed, only what is missing is asked for. */
export function VariableFields({ placeholders, filled, missing, values, faults, onChange }: Props) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  if (placeholders.length === 0) return null;
  const isKnown = (name: string) =>
    Object.hasOwn(filled, name) && !opened.includes(name) && !values[fieldKey(name)];
  const asked = placeholders.filter((name) => !isKnown(name));
  const known = placeholders.filter(isKnown);
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Blanks of this text</legend>
      {asked.length > 0 ? (
        <div className="grid gap-3 sm:grid-cols-2">
          {asked.map((name) => {
            const key = fieldKey(name);
            const error = faults[`variables.${key}`];
            return (
              <TextField
                key={name}
                variant="secondary"
                value={values[key] ?? ""}
                onChange={(value) => onChange(key, value)}
                isInvalid={error !== undefined}
                autoFocus={opened.at(-1) === name}
              >
                <Label>{variableLabel(name)}</Label>
                <Input placeholder={filled[name]} autoComplete="off" />
                {error ? <FieldError>{error}</FieldError> : null}
                {!error && missing.includes(name) ? (
                  <Description className="text-warning-soft-foreground">Still missing</Description>
                ) : null}
              </TextField>
            );
          })}
        </div>
      ) : null}
      {known.length > 0 ? (
        <ul aria-label="Filled in for you" className="flex flex-wrap gap-1.5">
          {known.map((name) => (
            <li key={name} className="max-w-full">
              <Button
                size="sm"
                variant="tertiary"
                className="max-w-full font-normal max-md:h-11"
                aria-label={`${variableLabel(name)}: ${filled[name] ?? ""}. Change`}
                onPress={() => setOpened([...opened, name])}
              >
                <span className="text-muted">{variableLabel(name)}</span>
                <span className="truncate font-medium">
                  <bdi>{filled[name]}</bdi>
                </span>
                <PenLine aria-hidden className="size-3.5 text-muted" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}
