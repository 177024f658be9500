"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { NumberField } from "@/components/ui/form/number-field";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { SwitchField } from "@/components/ui/form/switch-field";
import { TextField } from "@/components/ui/form/text-field";
import { toast } from "@/components/ui/toast";
import type { SenderView } from "@/lib/providers/schema";
import { Dialog } from "../dialog";
import { createBody, emptySender, toSenderForm, updateBody } from "./sender-form";
import type { SenderForm } from "./sender-schema";

const senderView = async () => (await import("@/lib/providers/schema")).senderView;
const newSender = async () => (await import("./sender-schema")).senderForm(true);
const changedSender = async () => (await import("./sender-schema")).senderForm(false);

type Props = { sender: SenderView | null; onClose: () => void };

/** Adds a sender, or changes one. Its address cannot change: another address is another sender. */
export function SenderDialog({ sender, onClose }: Props) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const leave = useLeave();
  const { control, submit, problem, isSaving } = useApiForm<SenderForm, SenderForm, SenderView>({
    schema: sender ? changedSender : newSender,
    defaults: sender ? toSenderForm(sender) : emptySender,
    save: (values, idempotencyKey) =>
      sender
        ? api.patch(`/senders/${sender.id}`, updateBody(values), { answer: senderView })
        : api.post("/senders", createBody(values), { answer: senderView, idempotencyKey }),
    onSaved: (saved) => {
      void queries.invalidateQueries({ queryKey: ["senders", id] });
      toast.success(sender ? "Saved" : `${saved.name} was added. Check it to see that replies arrive.`);
      onClose();
    },
  });
  const [kind, own] = useWatch({ control, name: ["kind", "has_own_account"] });
  return (
    <Dialog
      title={sender ? `Edit ${sender.name}` : "Add a sender"}
      isOpen
      onClose={() => leave(onClose)}
      isDismissable={false}
    >
      <form onSubmit={submit} noValidate className="space-y-5">
        {sender ? null : (
          <>
            <div className="grid gap-5 sm:grid-cols-2">
              <SelectField control={control} name="channel" label="For" options={channelOptions} />
              <SelectField control={control} name="kind" label="What it is" options={kindOptions} />
            </div>
            {kind === "service" ? (
              <TextField
                control={control}
                name="messaging_service_sid"
                label="Messaging service SID"
                hint="MG and 32 characters, from Twilio's console"
                input={{ spellCheck: false, autoComplete: "off" }}
              />
            ) : (
              <TextField
                control={control}
                name="number"
                label="Number"
                hint="With its country code, such as +1 503 555 0100"
                input={{ inputMode: "tel", autoComplete: "off" }}
              />
            )}
          </>
        )}
        <TextField control={control} name="name" label="Name" hint="For your staff; customers never see it" />
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField
            control={control}
            name="segments_per_second"
            label="Segments a second"
            minValue={0.01}
            maxValue={1000}
            step={0.01}
            hint="1 for a local number, 3 toll-free, 100 for a short code"
          />
          <NumberField
            control={control}
            name="daily_quota"
            label="Texts a day"
            minValue={1}
            hint="Leave it empty for no limit"
          />
        </div>
        <SelectField
          control={control}
          name="opt_out_replies"
          label="Who answers STOP"
          options={stopOptions}
        />
        <SwitchField
          control={control}
          name="is_default"
          label="Use it by default"
          hint="When a text names no sender. Each channel has one."
        />
        {sender === null ? (
          <SwitchField
            control={control}
            name="has_own_account"
            label="It belongs to our own Twilio account"
            hint="Otherwise Parley's account is used."
          />
        ) : null}
        {sender === null && own ? (
          <TextField
            control={control}
            name="account_sid"
            label="Account SID"
            hint="AC and 32 characters"
            input={{ spellCheck: false, autoComplete: "off" }}
          />
        ) : null}
        {own ? (
          <TextField
            control={control}
            name="auth_token"
            type="password"
            label={sender ? "New auth token" : "Auth token"}
            hint={
              sender
                ? "Leave it empty to keep the present one. The former token still proves texts on their way."
                : "Kept sealed and never shown again. Needed once for each account."
            }
            input={{ autoComplete: "new-password" }}
          />
        ) : null}
        <SaveBar
          label={sender ? "Save" : "Add"}
          isSaving={isSaving}
          problem={problem?.message ?? null}
          onCancel={() => leave(onClose)}
        />
      </form>
    </Dialog>
  );
}

const channelOptions = [
  { id: "sms", label: "Texts" },
  { id: "whatsapp", label: "WhatsApp" },
];
const kindOptions = [
  { id: "number", label: "A number or short code" },
  { id: "service", label: "A messaging service" },
];
const stopOptions = [
  { id: "provider", label: "Twilio", hint: "The usual setting of a Twilio number" },
  { id: "parley", label: "Parley", hint: "Where opt-out handling is switched off at Twilio" },
];
