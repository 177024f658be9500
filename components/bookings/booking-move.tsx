"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Pick } from "@/components/ui/pick";
import { dayOf } from "@/components/ui/time-words";
import type { BookingView } from "@/lib/bookings/schema";
import { MoveQuestion } from "./move-question";
import { type Timed, TimeFields } from "./time-fields";
import { useMove } from "./use-move";
import { useResources, useServices } from "./use-setup";
import { does } from "./words";

type Props = { booking: BookingView; onDone: () => void };

/** Another time, another person or table, from the free ones: for a phone, and for days far away. */
export function BookingMove({ booking, onDone }: Props) {
  const { timeZone } = useWorkspace();
  const { data: services = [] } = useServices();
  const { data: resources = [] } = useResources();
  const moving = useMove();
  const [day, setDay] = useState(dayOf(Date.parse(booking.starts_at), timeZone));
  const [resourceId, setResourceId] = useState(booking.resource.id);
  const [at, setAt] = useState<Timed>({ startsAt: booking.starts_at, force: false });
  const service = services.find(({ id }) => id === booking.service.id);
  const able = resources.filter((one) => one.id === booking.resource.id || !service || does(service, one));
  const resource = able.find(({ id }) => id === resourceId) ?? booking.resource;
  const isSame =
    Date.parse(at.startsAt) === Date.parse(booking.starts_at) && resource.id === booking.resource.id;
  const wish = {
    serviceId: booking.service.id,
    resourceId: resource.id,
    partySize: service?.takes_party ? booking.party_size : null,
    day,
    ignoreBookingId: booking.id,
  };
  const save = () =>
    moving.move(
      { booking, to: { startsAt: Date.parse(at.startsAt), resource }, force: at.force },
      { onSuccess: onDone },
    );
  return (
    <section aria-label="Move the visit" className="space-y-4 rounded-2xl border border-border p-4">
      <Pick
        label="With"
        value={String(resource.id)}
        options={(able.length > 0 ? able : [booking.resource]).map((one) => ({
          id: String(one.id),
          label: one.name,
        }))}
        onPick={(id) => setResourceId(Number(id))}
        className="w-full"
        triggerClassName="w-full"
      />
      <TimeFields value={at} wish={wish} onChange={setAt} onDay={setDay} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onPress={onDone}>
          Leave it
        </Button>
        <Button isDisabled={isSame} isPending={moving.isMoving} onPress={save}>
          Move it here
        </Button>
      </div>
      <MoveQuestion moving={moving} />
    </section>
  );
}
