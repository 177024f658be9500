"use client";

import { Drawer } from "@heroui/react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { toast } from "@/components/ui/toast";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import { type ContactView, contactView, type SavedContact, savedContact } from "@/lib/contacts/schema";
import { AttributeFields } from "./attribute-fields";
import { ConflictNotice } from "./conflict-notice";
import { ConsentFields } from "./consent-fields";
import { type PersonDraft, personForm, startValues, toChange, toCreate } from "./draft";
import { languageOptions } from "./languages";
import { PhoneField } from "./phone-field";
import { TagsField } from "./tags-field";
import { ZoneField } from "./zone-field";

type Props = {
  person: ContactView | null;
  definitions: DefinitionView[];
  country: string;
  startPhone?: string | null;
  onDirty: (isDirty: boolean) => void;
  onCancel: () => void;
  onSaved: (saved: SavedContact) => void;
};

const channelOptions = [
  { id: "", label: "As they agreed, texts first" },
  { id: "sms", label: "Texts" },
  { id: "whatsapp", label: "WhatsApp" },
];

/** Adds or changes a person. When somebody else was faster, both versions are shown and nothing typed is lost. */
export function PersonForm({
  person,
  definitions,
  country,
  startPhone = null,
  onDirty,
  onCancel,
  onSaved,
}: Props) {
  const { api, id: workspaceId } = useWorkspace();
  const queries = useQueryClient();
  const [base, setBase] = useState(person);
  const [theirs, setTheirs] = useState<ContactView | null>(null);

  async function save(draft: PersonDraft, idempotencyKey: string): Promise<SavedContact> {
    if (!base) return api.post("/contacts", toCreate(draft), { answer: savedContact, idempotencyKey });
    const body = { ...toChange(draft, base), version: (theirs ?? base).version };
    try {
      return await api.patch(`/contacts/${base.id}`, body, { answer: savedContact });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "contact_changed") {
        setTheirs(await api.get(`/contacts/${base.id}`, { answer: contactView }));
        throw new ApiProblem({ status: 409, code: error.code, detail: error.message });
      }
      throw error;
    }
  }

  const { form, control, submit, problem, isSaving } = useApiForm({
    schema: personForm,
    defaults: startValues(person, definitions, startPhone),
    save,
    onSaved: (saved) => {
      void queries.invalidateQueries({ queryKey: ["contacts", workspaceId] });
      void queries.invalidateQueries({ queryKey: ["contact", workspaceId] });
      const [warning] = saved.warnings;
      if (warning) toast.warning("Saved. They said no to texts before and stay stopped.");
      else toast.success(person ? "Saved" : "Added");
      onCancelled();
      onSaved(saved);
    },
  });
  const { isDirty } = form.formState;
  const onCancelled = () => onDirty(false);
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="m-0 space-y-5 px-6 py-5 text-foreground">
        {theirs && base ? (
          <ConflictNotice
            form={form}
            base={base}
            theirs={theirs}
            definitions={definitions}
            onSettled={() => {
              setBase(theirs);
              setTheirs(null);
            }}
          />
        ) : null}
        {person ? null : <PhoneField control={control} country={country} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            control={control}
            name="first_name"
            label="First name"
            input={{ autoComplete: "off", dir: "auto", autoFocus: person !== null }}
          />
          <TextField
            control={control}
            name="last_name"
            label="Last name"
            input={{ autoComplete: "off", dir: "auto" }}
          />
        </div>
        <TextField
          control={control}
          name="email"
          label="E-mail"
          type="email"
          input={{ autoComplete: "off", spellCheck: "false" }}
        />
        <TagsField control={control} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            control={control}
            name="language"
            label="Language"
            options={languageOptions(person?.language)}
          />
          <ZoneField control={control} />
          <SelectField
            control={control}
            name="preferred_channel"
            label="Likes best"
            options={channelOptions}
          />
        </div>
        <AttributeFields form={form} definitions={definitions} />
        {person ? null : <ConsentFields form={form} />}
      </Drawer.Body>
      <Drawer.Footer className="block border-t border-separator px-6 py-4">
        <SaveBar
          label={person ? "Save" : "Add"}
          isSaving={isSaving}
          problem={problem && problem.code !== "contact_changed" ? problem.message : null}
          onCancel={onCancel}
        />
      </Drawer.Footer>
    </form>
  );
}
