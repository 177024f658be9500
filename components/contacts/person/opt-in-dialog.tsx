"use client";

import { Modal, RadioGroup } from "@heroui/react";
import { useEffect } from "react";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import { RadioOption } from "@/components/ui/radio-option";
import { dayOf } from "@/components/ui/time-words";
import { toast } from "@/components/ui/toast";
import type { ContactConsent } from "@/lib/contacts/consent-schema";
import { givenOptions } from "../edit/given";
import { useRefresh } from "./use-person";

const contactConsent = async () => (await import("@/lib/contacts/consent-schema")).contactConsent;
const optInForm = async () => (await import("./opt-in-schema")).optInForm;

export type OptInProps = {
  numbers: ContactConsent["numbers"];
  isStopped: boolean;
  isOpen: boolean;
  onClose: () => void;
};

/** Somebody asked to be texted (again): written down with how, when and in which words. */
export function OptInDialog({ isOpen, onClose, ...props }: OptInProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Modal.Container placement="center" scroll="inside">
        <Modal.Dialog className="sm:max-w-lg">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">
              {props.isStopped ? "They asked to get texts again" : "They said yes"}
            </Modal.Heading>
          </Modal.Header>
          {isOpen ? <Wish onClose={onClose} {...props} /> : null}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

const visits = ["conversation", "reservation", "reminder", "order", "authentication"];

function Wish({ numbers, isStopped, onClose }: Omit<OptInProps, "isOpen">) {
  const { api } = useWorkspace();
  const { now, timeZone } = useClock();
  const refresh = useRefresh();
  const [first] = numbers;
  const {
    control,
    form: state,
    submit,
    problem,
    isSaving,
  } = useApiForm({
    schema: optInForm,
    defaults: {
      contact: String(first?.contact_id ?? ""),
      scope: isStopped ? "visits" : "everything",
      given: "in_person",
      at: "",
      wording: "",
    },
    save: ({ contact, scope, given, at, wording }, idempotencyKey) =>
      api.post(
        `/contacts/${contact}/opt-ins`,
        {
          given,
          ...(scope === "visits" ? { categories: visits } : {}),
          ...(wording ? { wording } : {}),
          ...(at ? { at: new Date(`${at}T12:00:00`).toISOString() } : {}),
        },
        { answer: contactConsent, idempotencyKey },
      ),
    onSaved: () => {
      void refresh();
      toast.success("Written down");
      onClose();
    },
  });
  const scope = state.watch("scope");
  useEffect(() => {
    if (isStopped) state.setFocus("wording");
  }, [isStopped, state]);
  return (
    <form onSubmit={submit} noValidate className="contents">
      <Modal.Body className="space-y-5 pt-3 text-foreground">
        {isStopped ? (
          <Notice tone="wait" title="They had said stop. Only they can take that back.">
            The law (TCPA, 47 CFR 64.1200) asks for proof that they did: write down the words they used.
            Simplest is to ask them to text START from their phone.
          </Notice>
        ) : null}
        <RadioGroup
          aria-label="What they said yes to"
          value={scope}
          onChange={(value) => state.setValue("scope", value === "visits" ? "visits" : "everything")}
          variant="secondary"
        >
          <RadioOption
            value="visits"
            label="Texts about their visits"
            hint="Reminders, reservations, orders, answers"
          />
          <RadioOption value="everything" label="Offers, too" hint="Everything you may want to text" />
        </RadioGroup>
        {numbers.length > 1 ? (
          <SelectField
            control={control}
            name="contact"
            label="For which number?"
            hint="A yes is about one number only."
            options={numbers.map((number) => ({ id: String(number.contact_id), label: number.phone }))}
          />
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField control={control} name="given" label="How did they say it?" options={givenOptions} />
          <TextField
            control={control}
            name="at"
            label="When?"
            type="date"
            hint="Left empty: now"
            input={{ max: dayOf(now, timeZone) }}
          />
        </div>
        <TextField
          control={control}
          name="wording"
          label={isStopped ? "In which words did they ask?" : "What did they agree to? (optional)"}
          rows={3}
        />
      </Modal.Body>
      <Modal.Footer className="block">
        <SaveBar
          label="Write it down"
          isSaving={isSaving}
          problem={problem?.message ?? null}
          onCancel={onClose}
        />
      </Modal.Footer>
    </form>
  );
}
