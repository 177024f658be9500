"use client";

import { Button } from "@heroui/react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useWatch } from "react-hook-form";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import type { CreatedApiKey } from "@/lib/workspaces/api-keys-schema";
import { Dialog } from "../dialog";
import { ShownOnce } from "../shown-once";
import { groups } from "./scope-groups";
import { ScopePicker } from "./scope-picker";

const createdApiKey = async () => (await import("@/lib/workspaces/api-keys-schema")).createdApiKey;
const keyForm = async () => (await import("./key-schema")).keyForm;

export type KeyProps = { isOpen: boolean; publicUrl: string; onClose: () => void };

/** Makes a key and shows it, this once, with a first request to try. */
export function KeyDialog({ isOpen, publicUrl, onClose }: KeyProps) {
  const leave = useLeave();
  const [made, setMade] = useState<CreatedApiKey | null>(null);
  const close = () => {
    onClose();
    setMade(null);
  };
  return (
    <Dialog
      title={made ? "Copy the key now" : "New API key"}
      isOpen={isOpen}
      isDismissable={false}
      isShownOnce={made !== null}
      onClose={() => leave(close)}
    >
      {made ? (
        <MadeKey made={made} publicUrl={publicUrl} onClose={close} />
      ) : (
        <KeyForm onMade={setMade} onCancel={() => leave(close)} />
      )}
    </Dialog>
  );
}

function KeyForm({ onMade, onCancel }: { onMade: (made: CreatedApiKey) => void; onCancel: () => void }) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const { control, submit, problem, isSaving } = useApiForm({
    schema: keyForm,
    defaults: { name: "", group: "send", scopes: [] },
    save: ({ name, group, scopes: picked }, idempotencyKey) => {
      const preset = groups.find((known) => known.id === group)?.scopes ?? [];
      const body = { name, scopes: group === "custom" ? picked : preset };
      return api.post("/api-keys", body, { answer: createdApiKey, idempotencyKey });
    },
    onSaved: (made) => {
      void queries.invalidateQueries({ queryKey: ["api-keys", id] });
      onMade(made);
    },
  });
  const group = useWatch({ control, name: "group" });
  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <TextField
        control={control}
        name="name"
        label="Name"
        hint="What will use it, such as “Booking system”"
        input={{ autoFocus: true, maxLength: 100, autoComplete: "off" }}
      />
      <SelectField control={control} name="group" label="What it may do" options={groups} />
      {group === "custom" ? (
        <Controller
          name="scopes"
          control={control}
          render={({ field: { value, onChange }, fieldState: { error } }) => (
            <ScopePicker value={value} error={error?.message} onChange={onChange} />
          )}
        />
      ) : null}
      <SaveBar
        label="Make the key"
        isSaving={isSaving}
        problem={problem?.message ?? null}
        onCancel={onCancel}
      />
    </form>
  );
}

function MadeKey({
  made,
  publicUrl,
  onClose,
}: {
  made: CreatedApiKey;
  publicUrl: string;
  onClose: () => void;
}) {
  if (made.api_key === null)
    return (
      <Notice tone="wait" title="This key was made already and is not shown again">
        Revoke it and make a new one.
      </Notice>
    );
  const canSend = made.scopes.includes("messages:write");
  const example = canSend
    ? `curl -X POST ${publicUrl}/api/v1/messages \\\n  -H 'X-API-Key: ${made.api_key}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{"to": "+14155550137", "body": "Your table is ready."}'`
    : `curl ${publicUrl}/api/v1/messages \\\n  -H 'X-API-Key: ${made.api_key}'`;
  return (
    <>
      <ShownOnce label="API key" text={made.api_key}>
        It is shown only now. Keep it where the system that uses it keeps its secrets.
      </ShownOnce>
      <div>
        <p className="mb-2 text-sm font-medium">Try it</p>
        <ShownOnce label="Example request" text={example} />
      </div>
      <div className="flex justify-end">
        <Button onPress={onClose}>I have copied it</Button>
      </div>
    </>
  );
}
