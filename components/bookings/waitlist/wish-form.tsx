"use client";

import { useEffect, useRef } from "react";
import { Controller, useWatch } from "react-hook-form";
import { RecipientField } from "@/components/messages/send/recipient-field";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { NumberField } from "@/components/ui/form/number-field";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { dayOf } from "@/components/ui/time-words";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { type WaitlistEntryView, waitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { ANYONE } from "../booking-form";
import { useRefreshBookings } from "../use-booking-deeds";
import { useResources, useServices } from "../use-setup";
import { does } from "../words";
import {
  defaultsOf,
  partOptions,
  toChanges,
  toRequest,
  type WishForm as Values,
  wishAsWas,
  wishForm,
} from "./wish";

type Props = {
  /** Null to put somebody on the list. */
  entry: WaitlistEntryView | null;
  onDone: () => void;
};

const answer = { answer: waitlistEntryView };

/** Puts somebody on the list, or changes what they wait for: what, with whom, and between which days. */
export function WishForm({ entry, onDone }: Props) {
  const { api, timeZone } = useWorkspace();
  const { now } = useClock();
  const refresh = useRefreshBookings();
  const { data: services = [] } = useServices();
  const { data: resources = [] } = useResources();
  const place = { today: dayOf(now, timeZone), timeZone };
  const undo = (was: WaitlistEntryView) =>
    api
      .patch(`/waitlist/${was.id}`, wishAsWas(was), answer)
      .catch((error: Error) => void toast.danger(error.message))
      .finally(refresh);
  const { control, submit, problem, isSaving } = useApiForm<Values, Values, WaitlistEntryView>({
    schema: wishForm,
    defaults: defaultsOf(entry, place),
    save: (values, idempotencyKey) =>
      entry
        ? api.patch(`/waitlist/${entry.id}`, toChanges(values, services, entry, place), answer)
        : api.post("/waitlist", toRequest(values, services, place), { ...answer, idempotencyKey }),
    onSaved: ({ contact }) => {
      void refresh();
      const name = contact.name ?? contact.phone;
      if (entry) toastWithUndo(`What ${name} waits for is changed`, () => void undo(entry));
      else toast.success(`${name} is asked as soon as a time becomes free`);
      onDone();
    },
  });
  const serviceId = useWatch({ control, name: "service_id" });
  const service = services.find(({ id }) => String(id) === serviceId);
  const able = service ? resources.filter((one) => does(service, one)) : resources;
  // The button that was pressed is gone, and with it the place of whoever uses the keys.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, button")?.focus(), []);
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={entry ? "Change the wish" : "Add to the waitlist"}
      className="mt-4 space-y-4 rounded-2xl border border-border p-4"
    >
      {entry ? null : (
        <Controller
          name="contact_id"
          control={control}
          render={({ field, fieldState: { error } }) => (
            <RecipientField
              label="Who"
              value={field.value}
              error={error?.message}
              onChange={field.onChange}
            />
          )}
        />
      )}
      <SelectField
        control={control}
        name="service_id"
        label="Service"
        placeholder="Choose a service"
        options={orNamed(services, entry?.service)}
      />
      <SelectField
        control={control}
        name="resource_id"
        label="With"
        options={[{ id: ANYONE, label: "Whoever is free" }, ...orNamed(able, entry?.resource)]}
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
        <TextField control={control} name="first" type="date" label="From" input={{ min: place.today }} />
        <TextField control={control} name="last" type="date" label="Until" input={{ min: place.today }} />
      </div>
      <SelectField control={control} name="part" label="Time of day" options={partOptions(entry)} />
      <TextField control={control} name="note" label="Note (optional)" />
      <SaveBar
        label={entry ? "Save" : "Add"}
        isSaving={isSaving}
        problem={problem?.message ?? null}
        onCancel={onDone}
      />
    </form>
  );
}

type Named = { id: number; name: string };

/** Choices by name; what somebody waits for already stays one, also where it was put away since. */
const orNamed = (known: readonly Named[], own: Named | null | undefined) =>
  (own && !known.some(({ id }) => id === own.id) ? [...known, own] : known).map(({ id, name }) => ({
    id: String(id),
    label: name,
  }));
