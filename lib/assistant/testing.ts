import { raw, withWorkspace } from "@/db/client";
import { customerWrites } from "@/lib/inbox/testing";
import { type Place, somebody } from "./eval/testing";

type Sql = ReturnType<typeof raw>;

/** What stands in the database after a conversation; each names its place. Tests only. */
export const sqlIn = <T>(place: Place, query: (q: Sql) => PromiseLike<T>): Promise<T> =>
  withWorkspace(place.workspaceId, async (tx) => query(raw(tx)));

export const writesTo = (place: Place, body: string, from = somebody()) =>
  customerWrites({ from, to: place.number, body });

/** The newest conversation. Throws when there is none. */
export async function newestIn(place: Place) {
  const [row] = await sqlIn(
    place,
    (q) => q<{ id: number; contact_id: number; owner: string; handover_reason: string | null }[]>`
      select id, contact_id, owner, handover_reason from conversations
      where workspace_id = ${place.workspaceId} order by id desc limit 1`,
  );
  if (!row) throw new Error("no conversation");
  return row;
}

/** Our texts of the newest conversation. */
export async function textsIn(place: Place) {
  const { contact_id } = await newestIn(place);
  return sqlIn(
    place,
    (q) => q<{ body: string; category: string; actor_kind: string }[]>`
      select body, category, actor_kind from messages where workspace_id = ${place.workspaceId}
        and contact_id = ${contact_id} and direction = 'outbound' order by id`,
  );
}

/** The visits of its customer. */
export async function visitsIn(place: Place) {
  const { contact_id } = await newestIn(place);
  return sqlIn(
    place,
    (q) => q<{ starts_at: string; status: string; version: number }[]>`
      select starts_at, status, version from bookings
      where workspace_id = ${place.workspaceId} and contact_id = ${contact_id} order by id`,
  );
}

/** What was made of its texts. */
export async function turnsIn(place: Place) {
  const { id } = await newestIn(place);
  return sqlIn(
    place,
    (q) => q<
      {
        id: number;
        message_id: number;
        status: string;
        reason: string | null;
        engine: string;
        body: string | null;
        trace: { step: string; [detail: string]: unknown }[];
      }[]
    >`select id, message_id, status, reason, engine, body, trace
      from assistant_turns where workspace_id = ${place.workspaceId} and conversation_id = ${id} order by id`,
  );
}
