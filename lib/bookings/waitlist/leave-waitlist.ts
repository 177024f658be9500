import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { WaitlistEntryView } from "../waitlist-schema";
import { requireEntry } from "./queries";
import { lockWaiting } from "./update-entry";

/**
 * Takes somebody off the waiting list; what they were offered goes to the next. Leaving twice is leaving once.
 * @throws Problem 404, 409 `not_waiting` for somebody who got a visit.
 */
export async function leaveWaitlist(actor: Actor, id: number): Promise<WaitlistEntryView> {
  authorize(actor, "bookings:write");
  const { workspaceId } = actor;
  const entry = await withWorkspace(workspaceId, async (tx) => {
    const before = await requireEntry(tx, workspaceId, id);
    if (before.status === "canceled") return before;
    await raw(tx)`
      select 1 from waitlist_openings where workspace_id = ${workspaceId} and status = 'open' and id in (
        select opening_id from waitlist_offers
        where workspace_id = ${workspaceId} and entry_id = ${id} and status = 'offered') order by id for update`;
    await lockWaiting(tx, workspaceId, id);
    await raw(tx)`
      update waitlist_entries set status = 'canceled', updated_at = now()
      where workspace_id = ${workspaceId} and id = ${id}`;
    await raw(tx)`
      with ended as (
        update waitlist_offers set status = 'gone'
        where workspace_id = ${workspaceId} and entry_id = ${id} and status = 'offered' returning opening_id)
      update waitlist_openings o set next_at = ${now().toISOString()}
      where o.workspace_id = ${workspaceId} and o.status = 'open' and o.id in (select opening_id from ended)
        and not exists (
          select from waitlist_offers f where f.workspace_id = ${workspaceId} and f.opening_id = o.id
            and f.status = 'offered' and f.entry_id <> ${id})`;
    await recordAudit(tx, actor, {
      verb: "waitlist.left",
      subjectType: "waitlist_entry",
      subjectId: id,
    });
    return requireEntry(tx, workspaceId, id);
  });
  wake("opening/changed");
  return entry;
}
