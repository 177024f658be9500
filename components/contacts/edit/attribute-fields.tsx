"use client";

import type { UseFormReturn } from "react-hook-form";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import { fieldWords } from "@/lib/templates/variables";
import type { PersonDraft, PersonValues } from "./draft";

type Form = UseFormReturn<PersonValues, unknown, PersonDraft>;
type Props = { form: Form; definitions: DefinitionView[] };

/** The workspace's own fields, each by its kind; what a person has beyond them is plain text. */
export function AttributeFields({ form, definitions }: Props) {
  const attributes = form.getValues("attributes");
  if (attributes.length === 0) return null;
  const faults = form.formState.errors.attributes as Record<string, { message?: string }> | undefined;
  return (
    <fieldset className="grid gap-4 border-t border-separator pt-5 sm:grid-cols-2">
      <legend className="sr-only">Your own fields</legend>
      {attributes.map(({ key }, n) => {
        const field = definitions.find((one) => one.key === key);
        const fault = faults?.[key]?.message;
        const props = {
          control: form.control,
          name: `attributes.${n}.text`,
          label: field?.label ?? fieldWords(key),
          hint: fault ? <span className="text-danger">{fault}</span> : undefined,
        } as const;
        if (field?.kind === "boolean") return <SelectField key={key} {...props} options={yesNo} />;
        if (field?.kind === "choice")
          return (
            <SelectField
              key={key}
              {...props}
              options={[{ id: "", label: "None" }, ...field.options.map((id) => ({ id, label: id }))]}
            />
          );
        return (
          <TextField
            key={key}
            {...props}
            type={field?.kind === "date" ? "date" : "text"}
            input={{
              autoComplete: "off",
              dir: "auto",
              inputMode: field?.kind === "number" ? "decimal" : undefined,
            }}
          />
        );
      })}
    </fieldset>
  );
}

const yesNo = [
  { id: "", label: "Not known" },
  { id: "true", label: "Yes" },
  { id: "false", label: "No" },
];
