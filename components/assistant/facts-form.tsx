"use client";

import { Button } from "@heroui/react";
import { Plus, Trash2 } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Card } from "@/components/settings/section-page";
import { SettingsBar } from "@/components/settings/workspace/settings-bar";
import { useSettingsForm } from "@/components/settings/workspace/use-settings-form";
import { TextField } from "@/components/ui/form/text-field";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { readFacts, writeFacts } from "./assistant-form";

const factsForm = async () => (await import("./form-schema")).factsForm;

const MOST = 50;

/** What customers ask and the assistant may say. */
export function FactsForm({ workspace }: { workspace: WorkspaceView }) {
  const kit = useSettingsForm({ workspace, schema: factsForm, read: readFacts, write: writeFacts });
  const { fields, append, remove } = useFieldArray({ control: kit.control, name: "facts" });
  return (
    <form onSubmit={kit.submit} noValidate aria-label="Facts">
      <Card
        title="What it may say"
        lead="Parking, payment, house rules: whoever asks about the topic gets your sentence. Hours, services and prices come from their own settings."
      >
        {fields.length > 0 ? (
          <ul className="space-y-4">
            {fields.map((field, i) => (
              <li key={field.id} className="flex items-start gap-3">
                <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-[11rem_1fr]">
                  <TextField
                    control={kit.control}
                    name={`facts.${i}.topic`}
                    label="Topic"
                    input={{ placeholder: "Parking" }}
                  />
                  <TextField
                    control={kit.control}
                    name={`facts.${i}.text`}
                    label="What is true"
                    rows={2}
                    input={{ placeholder: "There is free parking behind the house." }}
                  />
                </div>
                <Button
                  isIconOnly
                  size="sm"
                  variant="ghost"
                  className="mt-6 max-md:size-11"
                  aria-label={`Remove fact ${i + 1}`}
                  onPress={() => remove(i)}
                >
                  <Trash2 aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <Button
          size="sm"
          variant="tertiary"
          className="max-md:h-11"
          isDisabled={fields.length >= MOST}
          onPress={() => append({ topic: "", text: "" })}
        >
          <Plus aria-hidden />
          Add a fact
        </Button>
        <SettingsBar kit={kit} />
      </Card>
    </form>
  );
}
