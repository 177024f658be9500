"use client";

import type { useApiForm } from "@/components/shell/use-api-form";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SwitchField } from "@/components/ui/form/switch-field";
import { TextField } from "@/components/ui/form/text-field";
import { Panel } from "@/components/ui/panel";
import { onSaveKey } from "@/components/ui/save-key";
import type { TemplateForm, TemplateView } from "@/lib/templates/schema";
import type { Copy, EditorFacts } from "../draft";
import { PurposeField } from "./purpose-field";
import { TextSection } from "./text-section";
import { WhatsAppSection } from "./whatsapp-section";

type Props = {
  state: ReturnType<typeof useApiForm<TemplateForm, TemplateForm, TemplateView>>;
  facts: EditorFacts;
  language: string | null;
  onLanguage: (tag: string | null) => void;
  copies: Copy[];
  copy: Copy;
  isNew: boolean;
};

/** The fields, and the one button that keeps them. */
export function TemplateFields({ state, isNew, ...text }: Props) {
  const { form, control, submit, problem, isSaving } = state;
  const { isDirty } = form.formState;
  return (
    <form onSubmit={submit} noValidate aria-label="Template" onKeyDown={onSaveKey(() => void submit())}>
      <Panel className="space-y-6 p-5 md:p-6">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            control={control}
            name="name"
            label="Name"
            input={{ maxLength: 100, placeholder: "Appointment reminder", autoFocus: isNew }}
          />
          <TextField
            control={control}
            name="description"
            label="Note for the team"
            input={{ maxLength: 500, placeholder: "Optional: when to use it" }}
          />
        </div>
        <PurposeField control={control} />
        <TextSection form={form} {...text} />
        <WhatsAppSection form={form} language={text.language} />
        <SwitchField
          control={control}
          name="is_active"
          label="Ready to use"
          hint="Switched off, nobody can send it."
        />
      </Panel>
      <div className="z-20 mt-4 md:sticky md:bottom-0 md:-mx-1 md:bg-background/90 md:px-1 md:py-3 md:backdrop-blur">
        <SaveBar
          label={isNew ? "Save template" : "Save"}
          isSaving={isSaving}
          isDisabled={!isNew && !isDirty}
          problem={problem?.code === "template_changed" ? null : (problem?.message ?? null)}
          onCancel={isDirty && !isNew ? () => form.reset() : undefined}
        >
          {isDirty && !isNew ? <span className="mr-auto text-sm text-muted">Not saved yet</span> : null}
        </SaveBar>
      </div>
    </form>
  );
}
