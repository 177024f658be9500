"use client";

import { Controller } from "react-hook-form";
import { ChoiceCards } from "@/components/contacts/import/choice-cards";
import { Card } from "@/components/settings/section-page";
import { SettingsBar } from "@/components/settings/workspace/settings-bar";
import { useSettingsForm } from "@/components/settings/workspace/use-settings-form";
import { SelectField } from "@/components/ui/form/select-field";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { answeringHours, modes, readAnswering, returns, writeAnswering } from "./assistant-form";

const answeringForm = async () => (await import("./form-schema")).answeringForm;

/** Whether it answers, when, and after how much silence it comes back. */
export function AnsweringForm({ workspace }: { workspace: WorkspaceView }) {
  const kit = useSettingsForm({
    workspace,
    schema: answeringForm,
    read: readAnswering,
    write: writeAnswering,
  });
  return (
    <form onSubmit={kit.submit} noValidate aria-label="Answering">
      <Card>
        <Controller
          name="mode"
          control={kit.control}
          render={({ field: { value, onChange } }) => (
            <ChoiceCards label="How it answers" value={value} options={modes} onChange={onChange} />
          )}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField control={kit.control} name="hours" label="It answers" options={answeringHours} />
          <SelectField
            control={kit.control}
            name="returns_after_minutes"
            label="Once a person took over, it answers again after"
            options={returns(workspace.assistant.returns_after_minutes)}
            hint="Counted from your team's last text."
          />
        </div>
        <SettingsBar kit={kit} />
      </Card>
    </form>
  );
}
