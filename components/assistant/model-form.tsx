"use client";

import { Card } from "@/components/settings/section-page";
import { SettingsBar } from "@/components/settings/workspace/settings-bar";
import { useSettingsForm } from "@/components/settings/workspace/use-settings-form";
import { NumberField } from "@/components/ui/form/number-field";
import { TextField } from "@/components/ui/form/text-field";
import type { AssistantStatus } from "@/lib/assistant/schema";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { readModel, writeModel } from "./assistant-form";

const modelForm = async () => (await import("./form-schema")).modelForm;

const count = (n: number) => n.toLocaleString("en-US");

/** Which model, how free, how long, and how much a day. */
export function ModelForm({ workspace, status }: { workspace: WorkspaceView; status: AssistantStatus }) {
  const kit = useSettingsForm({ workspace, schema: modelForm, read: readModel, write: writeModel });
  return (
    <form onSubmit={kit.submit} noValidate aria-label="Language model">
      <Card title="Language model" lead={usageWords(status)}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            control={kit.control}
            name="model"
            label="Model"
            hint={status.model ? "Left empty: the installation's." : "Set OPENAI_API_KEY to use one."}
            input={{ placeholder: status.model ?? "None is set up", spellCheck: "false" }}
          />
          <NumberField
            control={kit.control}
            name="daily_tokens"
            label="Tokens a day"
            minValue={0}
            maxValue={100_000_000}
            step={1000}
            hint="When they are used up, rules answer until midnight. 0: rules only."
          />
          <NumberField
            control={kit.control}
            name="temperature"
            label="Temperature"
            minValue={0}
            maxValue={2}
            step={0.1}
            hint={`Low is sober, high is lively. Left empty: ${status.default_temperature}.`}
          />
          <NumberField
            control={kit.control}
            name="max_tokens"
            label="Length of an answer, in tokens"
            minValue={16}
            maxValue={4000}
            hint={`Left empty: ${status.default_max_tokens}.`}
          />
        </div>
        <SettingsBar kit={kit} />
      </Card>
    </form>
  );
}

const usageWords = ({ tokens_today, daily_tokens, answers_today }: AssistantStatus): string =>
  answers_today === 0
    ? "Not asked today."
    : `${count(tokens_today)} of ${count(daily_tokens)} tokens used today, in ${count(answers_today)} ${answers_today === 1 ? "request" : "requests"}.`;
