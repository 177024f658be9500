import { raw, withWorkspace } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { createResource } from "@/lib/bookings/create-resource";
import { createService } from "@/lib/bookings/create-service";
import { hours, later, minutes } from "@/lib/clock";
import type { Visit } from "./book";
import type { Offering } from "./offerings";
import type { World } from "./world";

type Ids = { services: Map<string, number>; resources: Map<string, number> };

/** After a visit is over, one in so many did not come. */
const NO_SHOWS = 24;
const noted = ["Running late most times", "First visit, please be early", "Window seat if we can", "By card"];

/** Opens what can be booked, by the verbs, and writes the book down: visits with what happened to each. */
export async function writeVisits(world: World, offering: Offering, lastTexted: number): Promise<void> {
  const ids = await openDoors(world.workspaceId, offering);
  const visits = world.book.visits.toSorted((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime());
  finish(world, visits);
  const rows = visits.map((visit, i) => toRow(visit, i, ids));
  await withWorkspace(world.workspaceId, async (tx) => {
    const sql = raw(tx);
    const made = await sql<{ id: number }[]>`
      insert into bookings (workspace_id, service_id, resource_id, contact_id, guest_name, party_size, starts_at, ends_at,
        blocked_until, status, version, source, note, price_micros, currency, confirmed_at, canceled_at, cancel_reason,
        created_by, created_at, updated_at)
      select ${world.workspaceId}, r.service_id, r.resource_id, r.contact_id, r.guest_name, r.party_size, r.starts_at,
        r.ends_at, r.blocked_until, r.status, r.version, r.source, r.note, r.price_micros, 'USD', r.confirmed_at,
        r.canceled_at, r.cancel_reason, r.created_by, r.created_at, r.updated_at
      from jsonb_populate_recordset(null::bookings, ${sql.json(rows as never)}) with ordinality as r
      returning id`;
    const events = visits.flatMap((visit, i) => eventsOf(world, visit, made[i]?.id ?? 0, ids));
    await sql`
      insert into booking_events (workspace_id, booking_id, version, kind, data, actor_kind, actor_id, actor_name, created_at)
      select ${world.workspaceId}, e.booking_id, e.version, e.kind, e.data, e.actor_kind, e.actor_id, e.actor_name, e.created_at
      from jsonb_populate_recordset(null::booking_events, ${sql.json(events as never)}) as e`;
    // The booking software hands over no reminder yet for what lies further ahead.
    const untold = visits.flatMap((visit, i) =>
      visit.day.offset > lastTexted
        ? [
            {
              booking_id: made[i]?.id,
              booking_version: versionOf(visit),
              due_at: later(visit.startsAt, -hours(24)).toISOString(),
            },
          ]
        : [],
    );
    await sql`
      insert into booking_texts (workspace_id, booking_id, booking_version, kind, hours, due_at)
      select ${world.workspaceId}, t.booking_id, t.booking_version, 'reminder', 24, t.due_at
      from jsonb_populate_recordset(null::booking_texts, ${sql.json(untold as never)}) as t`;
    await sql`
      insert into contact_guests (workspace_id, contact_id, name)
      select distinct ${world.workspaceId}::bigint, contact_id, guest_name from bookings
      where workspace_id = ${world.workspaceId} and guest_name is not null`;
  });
}

async function openDoors(workspaceId: number, { services, resources }: Offering): Promise<Ids> {
  const actor = systemActor(workspaceId, "Demo data");
  const ids: Ids = { services: new Map(), resources: new Map() };
  for (const one of resources) ids.resources.set(one.name, (await createResource(actor, one)).id);
  for (const { name, description, minutes: duration_minutes, buffer, price, ...rest } of services) {
    const { id } = await createService(actor, {
      name,
      description,
      duration_minutes,
      buffer_minutes: buffer,
      price_micros: price === null ? null : price * 1_000_000,
      currency: "USD",
      is_price_from: rest.isPriceFrom === true,
      takes_party: rest.takesParty === true,
      resource_ids: (rest.by ?? []).flatMap((who) => ids.resources.get(who) ?? []),
    });
    ids.services.set(name, id);
  }
  return ids;
}

/** What is over was a visit, or somebody who did not come; of those to come some said already that they will. */
function finish({ now, desk }: World, visits: Visit[]): void {
  for (const [i, visit] of visits.entries()) {
    if (visit.status === "canceled") continue;
    if (visit.endsAt <= now) {
      visit.status = i % NO_SHOWS === 7 && !visit.confirmedAt ? "no_show" : "completed";
      continue;
    }
    const calledAt = later(visit.bookedAt, minutes(9 + (i % 50)));
    if (!visit.confirmedAt && calledAt < now && (i * 37) % 100 < sureOf(visit))
      Object.assign(visit, { confirmedAt: calledAt, confirmedBy: desk });
    if (visit.confirmedAt) visit.status = "confirmed";
  }
}

/** Of a hundred such visits how many are confirmed by now: the nearer the more. */
const sureOf = ({ day: { offset } }: Visit): number => (offset <= 2 ? 72 : offset <= 7 ? 46 : 18);

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;
const isOver = ({ status }: Visit): boolean => status === "completed" || status === "no_show";
const versionOf = (visit: Visit): number =>
  1 + Number(visit.confirmedAt !== null) + Number(visit.canceledAt !== null) + Number(isOver(visit));

const toRow = (visit: Visit, i: number, { services, resources }: Ids) => ({
  service_id: services.get(visit.service.name),
  resource_id: resources.get(visit.resource.name),
  contact_id: visit.person.contactId,
  guest_name: i % 29 === 11 && visit.partySize === 1 ? ["Leo", "Mila", "Noah", "Ida"][i % 4] : null,
  party_size: visit.partySize,
  starts_at: iso(visit.startsAt),
  ends_at: iso(visit.endsAt),
  blocked_until: iso(later(visit.endsAt, minutes(visit.service.buffer))),
  status: visit.status,
  version: versionOf(visit),
  source: visit.by.kind === "key" ? "api" : "staff",
  note: i % 17 === 3 ? noted[i % noted.length] : null,
  price_micros: visit.service.price === null ? null : visit.service.price * 1_000_000,
  confirmed_at: iso(visit.confirmedAt),
  canceled_at: iso(visit.canceledAt),
  cancel_reason: visit.canceledAt ? "Called to cancel" : null,
  created_by: visit.by.name,
  created_at: iso(visit.bookedAt),
  updated_at: iso(visit.canceledAt ?? visit.confirmedAt ?? visit.bookedAt),
});

function eventsOf({ desk }: World, visit: Visit, bookingId: number, { services, resources }: Ids) {
  const customer = { kind: "customer", id: null, name: "Customer" };
  const created = {
    starts_at: iso(visit.startsAt),
    service_id: services.get(visit.service.name),
    resource_id: resources.get(visit.resource.name),
    party_size: visit.partySize,
  };
  const told = [
    { kind: "created", at: visit.bookedAt, who: visit.by, data: created },
    ...(visit.confirmedAt
      ? [{ kind: "confirmed", at: visit.confirmedAt, who: visit.confirmedBy ?? customer, data: {} }]
      : []),
    ...(visit.canceledAt
      ? [{ kind: "canceled", at: visit.canceledAt, who: desk, data: { reason: "Called to cancel" } }]
      : []),
    ...(isOver(visit) ? [{ kind: visit.status, at: visit.endsAt, who: desk, data: {} }] : []),
  ];
  return told.map(({ kind, at, who, data }, i) => ({
    booking_id: bookingId,
    version: i + 1,
    kind,
    data,
    actor_kind: who.kind,
    actor_id: who.id,
    actor_name: who.name,
    created_at: iso(at),
  }));
}
