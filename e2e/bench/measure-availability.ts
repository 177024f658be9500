import { raw, withWorkspace } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { createResource } from "@/lib/bookings/create-resource";
import { createService } from "@/lib/bookings/create-service";
import { findSlots } from "@/lib/bookings/find-slots";
import { type Summary, summarize } from "./percentiles";
import { createTenant } from "./world";

const PEOPLE = 10;
const DAYS = 30;
const DAY_MS = 86_400_000;

export type Measured = { slots: number; visits: number; month: Summary; week: Summary };

/** A month in the books of ten people, each with two hundred visits, asked for every free slot. */
export async function measureAvailability(workspaceId: number, rounds: number): Promise<Measured> {
  await createTenant(workspaceId);
  const actor = systemActor(workspaceId, "Bench");
  const day = [
    { start: "09:00", end: "13:00" },
    { start: "14:00", end: "20:00" },
  ];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  for (let i = 0; i < PEOPLE; i++)
    await createResource(actor, { kind: "person", name: `Person ${i}`, capacity: 1, hours });
  const service = await createService(actor, {
    ...{ name: "Cut", description: null, duration_minutes: 45, buffer_minutes: 0, price_micros: null },
    ...{ currency: "USD", is_price_from: false, takes_party: false, resource_ids: [] },
  });
  const visits = await fillBooks(workspaceId, service.id);
  const from = new Date();
  const until = new Date(from.getTime() + DAYS * DAY_MS);
  const ask = (end: Date) =>
    withWorkspace(workspaceId, (tx) =>
      findSlots(tx, workspaceId, { serviceId: service.id, from, until: end }),
    );
  const slots = (await ask(until)).length;
  return {
    slots,
    visits,
    month: await timed(rounds, () => ask(until)),
    week: await timed(rounds, () => ask(new Date(from.getTime() + 7 * DAY_MS))),
  };
}

/** Seven visits a day and person, of an hour each with three quarters between them. */
async function fillBooks(workspaceId: number, serviceId: number): Promise<number> {
  return withWorkspace(workspaceId, async (tx) => {
    const { count } = await raw(tx)`
      insert into bookings (workspace_id, service_id, resource_id, starts_at, ends_at, blocked_until, status, source,
        guest_name, created_by)
      select ${workspaceId}, ${serviceId}, r.id, t.at, t.at + interval '45 minutes', t.at + interval '1 hour',
        'booked', 'staff', 'Guest', 'Bench'
      from resources r cross join generate_series(0, ${DAYS - 1}) as d
      cross join generate_series(0, 6) as v
      cross join lateral (select date_trunc('day', now()) + make_interval(days => d + 1, hours => 9, mins => v * 95) as at) t
      where r.workspace_id = ${workspaceId} and not (v = 6 and d % 3 = 0)`;
    return count;
  });
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<Summary> {
  for (let i = 0; i < 5; i++) await work();
  const samples: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const started = performance.now();
    await work();
    samples.push(performance.now() - started);
  }
  return summarize(samples);
}
