import { raw, withWorkspace } from "@/db/client";
import { type Actor, systemActor } from "@/lib/actor";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { createBooking } from "@/lib/bookings/create-booking";
import { findSlots, type Slot } from "@/lib/bookings/find-slots";
import { moveBooking } from "@/lib/bookings/move-booking";
import { findBooking } from "@/lib/bookings/queries";
import type { BookingView } from "@/lib/bookings/schema";
import { sha256 } from "@/lib/crypto";
import { Problem } from "@/lib/errors";
import type { PendingAct } from "./decision";
import type { OwnVisit, Scene } from "./scene";

export type SlotsWish = {
  serviceId: number;
  resourceId: number | null;
  partySize: number | null;
  from: Date;
  until: Date;
  ignoreBookingId?: number;
};

/** What became of a change. `textFollows`: a text about the visit tells the customer, so that no answer has to. */
export type Done =
  | { ok: true; visit: OwnVisit; textFollows: boolean; act: PendingAct | null }
  | { ok: false; reason: "slot_taken" | "refused"; detail: string };

/** The appointment book, as the assistant may use it for one customer. */
export type Desk = {
  slots: (wish: SlotsWish) => Promise<Slot[]>;
  perform: (act: PendingAct) => Promise<Done>;
};

export const ASSISTANT = "Assistant";

export const assistantActor = (workspaceId: number, key: string | null = null): Actor => ({
  ...systemActor(workspaceId, ASSISTANT),
  idempotencyKey: key === null ? null : sha256(`assistant/${workspaceId}/${key}`),
});

/** Changes the book, for the scene's customer and no other; the same visit is booked once in a turn. */
export const liveDesk = (scene: Scene, turnKey: string): Desk => ({
  ...readingDesk(scene),
  perform: (act) => perform(assistantActor(scene.workspaceId, `${turnKey}/${effectOf(act)}`), scene, act),
});

/** What names a deed in every run of a turn: a model that is asked again gets there by other calls, or to another chair. */
const effectOf = (act: PendingAct): string =>
  act.kind === "book"
    ? `book/${act.serviceId}/${act.startsAt}/${act.guest ?? ""}`
    : `${act.kind}/${act.bookingId}`;

/** Looks at the book, and notes what would be changed: for drafts, and for trying out. */
export const dryDesk = (scene: Scene): Desk => ({
  ...readingDesk(scene),
  perform: async (act) => {
    const visit = foreseen(scene, act);
    return visit
      ? { ok: true, visit, textFollows: false, act }
      : { ok: false, reason: "refused", detail: "There is no such visit." };
  },
});

const readingDesk = (scene: Scene): Pick<Desk, "slots"> => ({
  slots: ({ resourceId, partySize, ...wish }) =>
    withWorkspace(scene.workspaceId, (tx) =>
      findSlots(tx, scene.workspaceId, {
        ...wish,
        resourceId,
        ...(partySize === null ? {} : { partySize }),
        forCustomer: true,
      }),
    ),
});

const isOwn = (scene: Scene, bookingId: number) => scene.visits.some(({ id }) => id === bookingId);

/** Does what was asked or agreed to, as this actor. A visit that is not this customer's is refused. */
export async function perform(actor: Actor, scene: Scene, act: PendingAct): Promise<Done> {
  if (act.kind !== "book" && !isOwn(scene, act.bookingId))
    return { ok: false, reason: "refused", detail: "There is no such visit." };
  try {
    const booking = await change(actor, scene, act);
    const textFollows = await isTold(scene.workspaceId, booking);
    return { ok: true, visit: ownVisit(scene, booking), textFollows, act: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { errors } = error.extra;
    const isTaken = error.code === "slot_taken" || errors?.some(({ path }) => path === "starts_at") === true;
    return {
      ok: false,
      reason: isTaken ? "slot_taken" : "refused",
      detail: errors?.[0]?.message ?? error.detail,
    };
  }
}

async function change(actor: Actor, scene: Scene, act: PendingAct): Promise<BookingView> {
  if (act.kind === "book")
    return createBooking(
      actor,
      {
        service_id: act.serviceId,
        contact_id: scene.contactId,
        starts_at: new Date(act.startsAt),
        guest_name: act.guest,
        ...(act.resourceId === null ? {} : { resource_id: act.resourceId }),
        ...(act.partySize === null ? {} : { party_size: act.partySize }),
      },
      "assistant",
    );
  const now = await withWorkspace(actor.workspaceId, (tx) =>
    findBooking(tx, actor.workspaceId, act.bookingId),
  );
  if (act.kind === "cancel")
    return now?.status === "canceled"
      ? now
      : cancelBooking(actor, act.bookingId, { reason: "by text", version: act.version });
  if (act.kind === "confirm") return confirmBooking(actor, act.bookingId, { version: act.version });
  // A run before this one, broken off after the deed, did it already.
  if (
    now &&
    now.version > act.version &&
    new Date(now.starts_at).getTime() === new Date(act.startsAt).getTime()
  )
    return now;
  return moveBooking(actor, act.bookingId, {
    starts_at: new Date(act.startsAt),
    ...(act.resourceId === null ? {} : { resource_id: act.resourceId }),
    version: act.version,
  });
}

async function isTold(workspaceId: number, { id, version }: BookingView): Promise<boolean> {
  const [row] = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)`select 1 from booking_texts
      where workspace_id = ${workspaceId} and booking_id = ${id} and booking_version = ${version}
        and kind in ('confirmation', 'moved', 'canceled') and status in ('due', 'queued')`,
  );
  return row !== undefined;
}

export function ownVisit(scene: Pick<Scene, "services" | "people">, booking: BookingView): OwnVisit {
  const service = scene.services.find(({ id }) => id === booking.service.id);
  const who = scene.people.find(({ id }) => id === booking.resource.id);
  return {
    id: booking.id,
    version: booking.version,
    serviceId: booking.service.id,
    service: booking.service.name,
    resourceId: booking.resource.id,
    resource: who ?? { ...booking.resource, kind: "person" },
    guestName: booking.guest_name,
    partySize: service?.takesParty ? booking.party_size : null,
    startsAt: new Date(booking.starts_at),
  };
}

/** The visit as it would be. */
function foreseen(scene: Scene, act: PendingAct): OwnVisit | null {
  if (act.kind !== "book") {
    const visit = scene.visits.find(({ id }) => id === act.bookingId);
    if (!visit || act.kind !== "move") return visit ?? null;
    const who = scene.people.find(({ id }) => id === act.resourceId) ?? visit.resource;
    return { ...visit, startsAt: new Date(act.startsAt), resourceId: who.id, resource: who };
  }
  const service = scene.services.find(({ id }) => id === act.serviceId);
  if (!service) return null;
  const who = scene.people.find(({ id }) => id === act.resourceId) ?? {
    id: 0,
    name: "",
    kind: "room" as const,
  };
  return {
    id: 0,
    version: 0,
    serviceId: service.id,
    service: service.name,
    resourceId: who.id,
    resource: who,
    guestName: act.guest,
    partySize: service.takesParty ? act.partySize : null,
    startsAt: new Date(act.startsAt),
  };
}
