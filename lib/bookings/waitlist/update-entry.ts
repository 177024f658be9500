import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { waitlistEntries } from "@/db/schema/waitlist";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { weekdays } from "@/lib/workspaces/weekdays";
import type { UpdateWaitlistInput, WaitlistEntryView } from "../waitlist-schema";
import { checkWish } from "./join-waitlist";
import { requireEntry } from "./queries";

/** Changes what somebody waits for. @throws Problem 404, 409 `not_waiting`, 422 naming the field at fault. */
export async function updateEntry(
  actor: Actor,
  id: number,
  input: UpdateWaitlistInput,
): Promise<WaitlistEntryView> {
  authorize(actor, "bookings:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await lockWaiting(tx, actor.workspaceId, id);
    const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const wish = { ...present(row), ...changes };
    await checkWish(tx, actor.workspaceId, wish);
    await tx
      .update(waitlistEntries)
      .set({
        serviceId: wish.service_id,
        resourceId: wish.resource_id,
        guestName: wish.guest_name,
        partySize: wish.party_size,
        earliestAt: wish.earliest_at,
        latestAt: wish.latest_at,
        weekdays: wish.weekdays === null ? null : wish.weekdays.map((day) => weekdays.indexOf(day)),
        timeFrom: wish.time_from,
        timeUntil: wish.time_until,
        note: wish.note || null,
        updatedAt: now(),
      })
      .where(and(eq(waitlistEntries.workspaceId, actor.workspaceId), eq(waitlistEntries.id, id)));
    await recordAudit(tx, actor, {
      verb: "waitlist.changed",
      subjectType: "waitlist_entry",
      subjectId: id,
      after: { fields: Object.keys(changes) },
    });
    return requireEntry(tx, actor.workspaceId, id);
  });
}

/** The row of somebody who still waits, locked. @throws Problem 404, 409. */
export async function lockWaiting(tx: Tx, workspaceId: number, id: number) {
  const [row] = await tx
    .select()
    .from(waitlistEntries)
    .where(and(eq(waitlistEntries.workspaceId, workspaceId), eq(waitlistEntries.id, id)))
    .for("update");
  if (!row) throw notFound();
  if (!inWaiting.includes(row.status)) throw conflict("not_waiting", "They no longer wait.");
  return row;
}

const inWaiting: readonly (typeof waitlistEntries.$inferSelect)["status"][] = ["waiting", "offered"];

const present = (row: typeof waitlistEntries.$inferSelect): Required<UpdateWaitlistInput> => ({
  service_id: row.serviceId,
  resource_id: row.resourceId,
  guest_name: row.guestName,
  party_size: row.partySize,
  earliest_at: row.earliestAt,
  latest_at: row.latestAt,
  weekdays: row.weekdays?.flatMap((day) => weekdays[day] ?? []) ?? null,
  time_from: row.timeFrom,
  time_until: row.timeUntil,
  note: row.note,
});
