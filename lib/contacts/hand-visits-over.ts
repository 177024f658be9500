import { raw, type Tx } from "@/db/client";

/** What a merge made the person's, besides fields and tags. */
export type HandedOver = { bookings: number[]; waitlist: number[] };

/** Past this many a merge is a matter of years, and taking it back leaves visits where they are. */
const REMEMBERED = 2_000;

/** Visits, places on the waitlist and guests of one contact become the person's. */
export async function handVisitsOver(
  tx: Tx,
  workspaceId: number,
  { from, to }: { from: number; to: number },
): Promise<HandedOver> {
  const sql = raw(tx);
  const its = sql`workspace_id = ${workspaceId} and contact_id = ${from}`;
  const bookings = await sql<{ id: number }[]>`
    update bookings set contact_id = ${to} where ${its} returning id`;
  const waitlist = await sql<{ id: number }[]>`
    update waitlist_entries set contact_id = ${to} where ${its} returning id`;
  await sql`update waitlist_offers set contact_id = ${to} where ${its}`;
  await sql`
    insert into contact_guests (workspace_id, contact_id, name)
    select workspace_id, ${to}, name from contact_guests where ${its} on conflict do nothing`;
  await sql`delete from contact_guests where ${its}`;
  return {
    bookings: bookings.slice(0, REMEMBERED).map(({ id }) => id),
    waitlist: waitlist.slice(0, REMEMBERED).map(({ id }) => id),
  };
}

/** Gives back what `handVisitsOver` took and what is still the person's. */
export async function handVisitsBack(
  tx: Tx,
  workspaceId: number,
  { from, to }: { from: number; to: number },
  { bookings, waitlist }: HandedOver,
): Promise<void> {
  const sql = raw(tx);
  const its = sql`workspace_id = ${workspaceId} and contact_id = ${from}`;
  await sql`update bookings set contact_id = ${to} where ${its} and id = any(${bookings}::bigint[])`;
  await sql`update waitlist_entries set contact_id = ${to} where ${its} and id = any(${waitlist}::bigint[])`;
  await sql`update waitlist_offers set contact_id = ${to} where ${its} and entry_id = any(${waitlist}::bigint[])`;
}
