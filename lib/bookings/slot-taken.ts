import { withWorkspace } from "@/db/client";
import { violated } from "@/db/errors";
import { hours, later } from "@/lib/clock";
import { Problem } from "@/lib/errors";
import type { BookablesAsk } from "./find-bookables";
import { findSlots, presentSlot } from "./find-slots";

export type Wanted = Omit<BookablesAsk, "from" | "until"> & { startsAt: Date; isCustomer?: boolean };

/** Nobody who could do it is free then. Ends the transaction; the edge of the verb tells what is free instead. */
export class SlotTaken extends Error {
  constructor(readonly wanted: Wanted) {
    super("slot taken");
    this.name = "SlotTaken";
  }
}

/** Runs a write that takes a slot: the database's own refusal of an overlap is that somebody was faster. */
export async function orTaken<T>(wanted: Wanted, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violated(error) === "bookings_no_overlap") throw new SlotTaken(wanted);
    throw error;
  }
}

const SHOWN = 5;

/** Translates a lost race into 409 `slot_taken` with the nearest free slots. */
export async function withAlternatives<T>(workspaceId: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error;
    throw new Problem(409, "slot_taken", "That time is taken.", {
      alternatives: (await nearestSlots(workspaceId, error.wanted)).map(presentSlot),
    });
  }
}

/** Of whom they asked for; of anybody where that one has nothing all week. */
async function nearestSlots(workspaceId: number, wanted: Wanted) {
  const {
    serviceId,
    resourceId,
    partySize,
    ignoreBookingId,
    startsAt,
    isCustomer: forCustomer = true,
  } = wanted;
  const around = { from: later(startsAt, -hours(24)), until: later(startsAt, hours(24 * 7)) };
  const ask = { serviceId, partySize, ignoreBookingId, ...around, forCustomer };
  const slots = await withWorkspace(workspaceId, async (tx) => {
    const theirs = await findSlots(tx, workspaceId, { ...ask, resourceId });
    return theirs.length > 0 || resourceId == null ? theirs : findSlots(tx, workspaceId, ask);
  });
  const distance = (at: Date) => Math.abs(at.getTime() - startsAt.getTime());
  return slots
    .sort((a, b) => distance(a.startsAt) - distance(b.startsAt))
    .slice(0, SHOWN)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
