"use client";

import { Card } from "@/components/settings/section-page";
import { SettingsBar } from "@/components/settings/workspace/settings-bar";
import { useSettingsForm } from "@/components/settings/workspace/use-settings-form";
import { TextField } from "@/components/ui/form/text-field";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { readSound, writeSound } from "./assistant-form";

const soundForm = async () => (await import("./form-schema")).soundForm;

/** How it sounds, and in which languages. */
export function SoundForm({ workspace, hasModel }: { workspace: WorkspaceView; hasModel: boolean }) {
  const kit = useSettingsForm({ workspace, schema: soundForm, read: readSound, write: writeSound });
  return (
    <form onSubmit={kit.submit} noValidate aria-label="How it sounds">
      <Card
        title="How it sounds"
        lead={hasModel ? "Told to the model with every text." : "Used once a language model is set up."}
      >
        <TextField
          control={kit.control}
          name="prompt"
          label="In your words"
          rows={4}
          input={{ placeholder: "Warm and short. We say “see you soon”, never “Dear customer”." }}
        />
        <TextField
          control={kit.control}
          name="languages"
          label="Languages"
          hint="Such as en, es. Left empty: whichever the customer writes in."
        />
        <SettingsBar kit={kit} />
      </Card>
    </form>
  );
}
