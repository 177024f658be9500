"use client";

import { toast } from "@heroui/react";
import { Controller, useWatch } from "react-hook-form";
import { z } from "zod";
import { momentAt } from "@/components/calendar/day-clock";
import type { Recipient } from "@/components/messages/send/draft";
import { RecipientField } from "@/components/messages/send/recipient-field";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { NumberField } from "@/components/ui/form/number-field";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { addDays, dayOf } from "@/components/ui/time-words";
import type { ServiceView } from "@/lib/bookings/setup-schema";
import { type WaitlistEntryView, waitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { ANYONE } from "../booking-form";
import { useRefreshBookings } from "../use-booking-deeds";
import { useResources, useServices } from "../use-setup";
import { does } from "../words";

const form = z
  .object({
    contact_id: z.custom<Recipient | null>(),
    service_id: z.string().min(1, "What is it for?"),
    resource_id: z.string(),
    party_size: z.number().int().min(1).max(200),
    first: z.iso.date("Choose a day."),
    last: z.iso.date("Choose a day."),
    part: z.enum(["any", "morning", "afternoon", "evening"]),
    note: z.string().trim().max(1_000),
  })
  .superRefine(({ contact_id, first, last }, ctx) => {
    if (contact_id === null) ctx.addIssue({ code: "custom", path: ["contact_id"], message: "Who waits?" });
    if (last < first)
      ctx.addIssue({ code: "custom", path: ["last"], message: "This is before the first day." });
  });
type JoinForm = z.output<typeof form>;

const parts = {
  any: { label: "Any time", from: null, until: null },
  morning: { label: "Morning, before noon", from: null, until: "12:00" },
  afternoon: { label: "Afternoon, noon to 5:00 PM", from: "12:00", until: "17:00" },
  evening: { label: "Evening, after 5:00 PM", from: "17:00", until: null },
} as const;

const FORTNIGHT = 14;
type Place = { today: string; timeZone: string };

/** What the API is asked; a list that begins today begins now. */
function toRequest(values: JoinForm, services: readonly ServiceView[], { today, timeZone }: Place) {
  const { contact_id: who, first, last, part } = values;
  const takesParty = services.find(({ id }) => String(id) === values.service_id)?.takes_party ?? false;
  return {
    ...(who?.kind === "contact" ? { contact_id: who.id } : who ? { phone: who.to } : {}),
    service_id: Number(values.service_id),
    resource_id: values.resource_id === ANYONE ? null : Number(values.resource_id),
    ...(takesParty ? { party_size: values.party_size } : {}),
    ...(first === today ? {} : { earliest_at: new Date(momentAt(first, 0, timeZone)).toISOString() }),
    latest_at: new Date(momentAt(addDays(last, 1), 0, timeZone)).toISOString(),
    time_from: parts[part].from,
    time_until: parts[part].until,
    note: values.note === "" ? null : values.note,
  };
}

/** Puts somebody on the list: what for, and between which days they would come. */
export function JoinForm({ onDone }: { onDone: () => void }) {
  const { api, timeZone } = useWorkspace();
  const { now } = useClock();
  const refresh = useRefreshBookings();
  const { data: services = [] } = useServices();
  const { data: resources = [] } = useResources();
  const today = dayOf(now, timeZone);
  const { control, submit, problem, isSaving } = useApiForm<JoinForm, JoinForm, WaitlistEntryView>({
    schema: form,
    defaults: {
      contact_id: null,
      service_id: "",
      resource_id: ANYONE,
      party_size: 2,
      first: today,
      last: addDays(today, FORTNIGHT),
      part: "any",
      note: "",
    },
    save: (values, idempotencyKey) =>
      api.post("/waitlist", toRequest(values, services, { today, timeZone }), {
        answer: waitlistEntryView,
        idempotencyKey,
      }),
    onSaved: ({ contact }) => {
      void refresh();
      toast.success(`${contact.name ?? contact.phone} is asked as soon as a time becomes free`);
      onDone();
    },
  });
  const serviceId = useWatch({ control, name: "service_id" });
  const service = services.find(({ id }) => String(id) === serviceId);
  const able = service ? resources.filter((one) => does(service, one)) : resources;
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="Add to the waitlist"
      className="mt-4 space-y-4 rounded-2xl border border-border p-4"
    >
      <Controller
        name="contact_id"
        control={control}
        render={({ field, fieldState: { error } }) => (
          <RecipientField label="Who" value={field.value} error={error?.message} onChange={field.onChange} />
        )}
      />
      <SelectField
        control={control}
        name="service_id"
        label="Service"
        placeholder="Choose a service"
        options={services.map((one) => ({ id: String(one.id), label: one.name }))}
      />
      <SelectField
        control={control}
        name="resource_id"
        label="With"
        options={[
          { id: ANYONE, label: "Whoever is free" },
          ...able.map((one) => ({ id: String(one.id), label: one.name })),
        ]}
      />
      {service?.takes_party ? (
        <NumberField
          control={control}
          name="party_size"
          label="How many people"
          minValue={1}
          maxValue={200}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField control={control} name="first" type="date" label="From" input={{ min: today }} />
        <TextField control={control} name="last" type="date" label="Until" input={{ min: today }} />
      </div>
      <SelectField
        control={control}
        name="part"
        label="Time of day"
        options={Object.entries(parts).map(([id, { label }]) => ({ id, label }))}
      />
      <TextField control={control} name="note" label="Note (optional)" />
      <SaveBar label="Add" isSaving={isSaving} problem={problem?.message ?? null} onCancel={onDone} />
    </form>
  );
}
