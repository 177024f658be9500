"use client";

import { Skeleton } from "@heroui/react";
import { useState } from "react";
import { Controller, useWatch } from "react-hook-form";
import { Dialog } from "@/components/settings/dialog";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { NumberField } from "@/components/ui/form/number-field";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { dayOf } from "@/components/ui/time-words";
import { toast } from "@/components/ui/toast";
import { type BookingView, bookingView } from "@/lib/bookings/schema";
import type { ResourceView, ServiceView } from "@/lib/bookings/setup-schema";
import {
  ANYONE,
  type BookingForm,
  type BookingStart,
  bookingForm,
  startValues,
  toBooking,
} from "./booking-form";
import { BookingSummary } from "./booking-summary";
import { NoSetup } from "./no-setup";
import { TimeFields } from "./time-fields";
import { troubleWords, useRefreshBookings } from "./use-booking-deeds";
import { useResources, useServices } from "./use-setup";
import { WhoFields } from "./who-fields";
import { aboutService, does, guestOf, partyWords, whenWords } from "./words";

type Props = { start: BookingStart; onClose: () => void; onBooked?: (booking: BookingView) => void };

/** Writes a visit down: who, for what, with whom, when. Mounted while it is open. */
export function BookingDialog(props: Props) {
  const leave = useLeave();
  const services = useServices();
  const resources = useResources();
  const isReady = services.data !== undefined && resources.data !== undefined;
  return (
    <Dialog title="New booking" isOpen onClose={() => leave(props.onClose)} isDismissable={false}>
      {!isReady ? (
        <div role="status" aria-label="Loading the services" className="space-y-4">
          {Array.from({ length: 4 }, (_, n) => (
            <Skeleton key={n} className="h-14 w-full rounded-xl" />
          ))}
        </div>
      ) : services.data.length === 0 || resources.data.length === 0 ? (
        <NoSetup lacks={services.data.length === 0 ? "services" : "resources"} />
      ) : (
        <Fields services={services.data} resources={resources.data} {...props} />
      )}
    </Dialog>
  );
}

type FieldsProps = Props & { services: ServiceView[]; resources: ResourceView[] };

function Fields({ start, services, resources, onClose, onBooked }: FieldsProps) {
  const { api, timeZone } = useWorkspace();
  const { now } = useClock();
  const leave = useLeave();
  const refresh = useRefreshBookings();
  const [day, setDay] = useState(
    start.startsAt ? dayOf(Date.parse(start.startsAt), timeZone) : (start.day ?? dayOf(now, timeZone)),
  );
  const { form, control, submit, problem, isSaving } = useApiForm<BookingForm, BookingForm, BookingView>({
    schema: bookingForm,
    defaults: startValues(start, services),
    save: (values, idempotencyKey) =>
      api.post("/bookings", toBooking(values, serviceOf(values.service_id)), {
        answer: bookingView,
        idempotencyKey,
      }),
    onSaved: (booking) => {
      void refresh();
      toast.success(`${guestOf(booking)} is booked for ${whenWords(booking.starts_at, timeZone, now)}`);
      onClose();
      onBooked?.(booking);
    },
  });
  const [serviceId, resourceId, partySize, isForced] = useWatch({
    control,
    name: ["service_id", "resource_id", "party_size", "force"],
  });
  const serviceOf = (id: string) => services.find((one) => String(one.id) === id);
  const service = serviceOf(serviceId);
  const able = service ? resources.filter((one) => does(service, one)) : resources;
  const isAble = resourceId === ANYONE || able.some(({ id }) => String(id) === resourceId);
  const wish = {
    serviceId: service?.id ?? null,
    resourceId: resourceId === ANYONE || !isAble ? null : Number(resourceId),
    partySize: service?.takes_party ? partySize : null,
    day,
  };
  return (
    <form onSubmit={submit} noValidate aria-label="New booking" className="space-y-5">
      <WhoFields control={control} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          control={control}
          name="service_id"
          label="Service"
          placeholder="Choose a service"
          options={services.map((one) => ({ id: String(one.id), label: one.name, hint: aboutService(one) }))}
        />
        <SelectField
          control={control}
          name="resource_id"
          label="With"
          hint={isAble ? undefined : "They do not do this service. Choose somebody else."}
          options={[
            { id: ANYONE, label: "Whoever is free" },
            ...able.map((one) => ({ id: String(one.id), label: one.name, hint: aboutResource(one) })),
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
      </div>
      <Controller
        name="starts_at"
        control={control}
        render={({ field, fieldState: { error } }) => (
          <TimeFields
            value={{ startsAt: field.value, force: isForced }}
            error={error?.message}
            wish={wish}
            onDay={setDay}
            onChange={({ startsAt, force }) => {
              field.onChange(startsAt);
              form.setValue("force", force);
            }}
          />
        )}
      />
      <TextField
        control={control}
        name="note"
        label="Note (optional)"
        rows={2}
        hint="For staff; never sent."
      />
      <BookingSummary control={control} service={service} resources={resources} wish={wish} />
      <SaveBar
        label="Book"
        isSaving={isSaving}
        problem={problem ? troubleWords(problem) : null}
        onCancel={() => leave(onClose)}
      />
    </form>
  );
}

const aboutResource = ({ kind, capacity }: ResourceView): string | undefined =>
  kind === "table" ? `Up to ${partyWords(capacity)}` : undefined;
