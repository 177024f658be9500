"use client";

import { Button } from "@heroui/react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import type { CreatedInvite } from "@/lib/workspaces/members-schema";
import { Dialog } from "../dialog";
import { ShownOnce } from "../shown-once";
import { roleOptions, roleWords } from "./roles";

const createdInvite = async () => (await import("@/lib/workspaces/members-schema")).createdInvite;
const createInviteInput = async () => (await import("@/lib/workspaces/members-schema")).createInviteInput;

export type InviteProps = { isOpen: boolean; onClose: () => void };

/** Asks whom and as what, then shows the link to pass on. */
export function InviteDialog({ isOpen, onClose }: InviteProps) {
  const leave = useLeave();
  const [made, setMade] = useState<CreatedInvite | null>(null);
  const close = () => {
    onClose();
    setMade(null);
  };
  return (
    <Dialog
      title={made ? "Pass this link on" : "Invite somebody"}
      isOpen={isOpen}
      isDismissable={false}
      isShownOnce={made !== null}
      onClose={() => leave(close)}
    >
      {made ? (
        <Link made={made} onClose={close} />
      ) : (
        <InviteForm onMade={setMade} onCancel={() => leave(close)} />
      )}
    </Dialog>
  );
}

function InviteForm({ onMade, onCancel }: { onMade: (made: CreatedInvite) => void; onCancel: () => void }) {
  const { id, api, name } = useWorkspace();
  const queries = useQueryClient();
  const { control, submit, problem, isSaving } = useApiForm({
    schema: createInviteInput,
    defaults: { email: "", role: "operator" },
    save: (values, idempotencyKey) => api.post("/invites", values, { answer: createdInvite, idempotencyKey }),
    onSaved: (made) => {
      void queries.invalidateQueries({ queryKey: ["invites", id] });
      onMade(made);
    },
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <TextField
        control={control}
        name="email"
        type="email"
        label="Email"
        hint={`They sign in to ${name} with it.`}
        input={{ autoFocus: true, autoComplete: "off", spellCheck: false }}
      />
      <SelectField control={control} name="role" label="Role" options={roleOptions} />
      <SaveBar
        label="Make a link"
        isSaving={isSaving}
        problem={problem?.message ?? null}
        onCancel={onCancel}
      />
    </form>
  );
}

function Link({ made, onClose }: { made: CreatedInvite; onClose: () => void }) {
  return (
    <>
      <p>
        {made.email} joins as {roleWords[made.role].label.toLowerCase()} by opening this link. Parley sends no
        email, so pass it on yourself, in a message only they read.
      </p>
      {made.link ? (
        <ShownOnce label="Invitation link" text={made.link}>
          It works once, for seven days, and is shown only now.
        </ShownOnce>
      ) : (
        <Notice tone="wait" title="This link was made already and is not shown again">
          Take it back and make a new one.
        </Notice>
      )}
      <div className="flex justify-end">
        <Button onPress={onClose}>Done</Button>
      </div>
    </>
  );
}
