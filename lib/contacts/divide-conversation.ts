import { raw, type Tx } from "@/db/client";
import type { Channel } from "@/db/enums";
import { numbersOf } from "./numbers-of";

type Text = { id: number; at: string; channel: Channel; sender_id: number | null; contact_id: number };
type Whole = { id: number; unread: number; waiting_since: string | null };
type Side = { newest: Text; heard: Text; unread: number; isWaiting: boolean };

/**
 * Gives a number that is a contact of its own again the conversation it had: what was said with it, what waits for an
 * answer, and what the team was to do about it. Where the person never wrote it becomes that number's, else both go on as
 * the one did; a number that never wrote had none. Call it once the numbers and visits are divided.
 */
export async function divideConversation(
  tx: Tx,
  workspaceId: number,
  personId: number,
  otherId: number,
): Promise<void> {
  const sql = raw(tx);
  await tasksBack(tx, workspaceId, personId, otherId);
  const [whole] = await sql<Whole[]>`
    select id, unread, waiting_since from conversations
    where workspace_id = ${workspaceId} and contact_id = ${personId} for update`;
  if (!whole) return;
  const [person, other] = await readSides(tx, workspaceId, whole, [personId, otherId]);
  if (!other) return;
  const columns = sql`channel, sender_id, last_message_id, last_at, last_inbound_at, unread, waiting_since, answer_due_at`;
  if (!person) {
    await sql`
      update conversations set contact_id = ${otherId}, version = version + 1,
        (${columns}) = (select ${sideState(sql, other, true)})
      where workspace_id = ${workspaceId} and id = ${whole.id}
        and not exists (select from conversations where workspace_id = ${workspaceId} and contact_id = ${otherId})`;
    return;
  }
  const isOtherLast = other.heard.id > person.heard.id;
  const [own] = await sql<{ id: number }[]>`
    insert into conversations (workspace_id, contact_id, status, closed_at, owner, owner_id, handover_reason,
      handed_over_at, ${columns})
    select workspace_id, ${otherId}, status, closed_at, owner, owner_id, handover_reason, handed_over_at,
      ${sideState(sql, other, isOtherLast)}
    from conversations where workspace_id = ${workspaceId} and id = ${whole.id}
    on conflict (workspace_id, contact_id) do nothing returning id`;
  if (!own) return;
  await sql`
    update conversations set version = version + 1, (${columns}) = (select ${sideState(sql, person, !isOtherLast)})
    where workspace_id = ${workspaceId} and id = ${whole.id}`;
  await assistantBack(tx, workspaceId, { from: whole.id, to: own.id, otherId, dialogToo: isOtherLast });
}

/** What a conversation is when only this side of it is left; the assistant looks at whoever wrote last. */
const sideState = (
  sql: ReturnType<typeof raw>,
  { newest, heard, unread, isWaiting }: Side,
  isLast: boolean,
) => sql`
  ${heard.channel}::channel, ${heard.sender_id}::bigint, ${newest.id}::bigint, ${newest.at}::timestamptz,
  ${heard.at}::timestamptz, ${unread}::int,
  case when ${isWaiting} then waiting_since end, case when ${isLast} then answer_due_at end`;

/** What was said with each of two people's numbers; null for who never wrote. */
async function readSides(
  tx: Tx,
  workspaceId: number,
  whole: Whole,
  people: [number, number],
): Promise<(Side | null)[]> {
  const sql = raw(tx);
  const received = sql`and direction = 'inbound'`;
  const newestOf = (numbers: number[], only: typeof received, most: number) => sql<Text[]>`
    select m.* from unnest(${numbers}::bigint[]) n(id) cross join lateral (
      select id, created_at as at, channel, sender_id, contact_id from messages
      where workspace_id = ${workspaceId} and contact_id = n.id ${only} order by id desc limit ${most}) m
    order by m.id desc limit ${most}`;
  const owners = await sql<{ id: number; owner: number }[]>`
    select id, coalesce(merged_into_id, id) as owner from contacts
    where workspace_id = ${workspaceId} and (id = any(${people}::bigint[]) or merged_into_id = any(${people}::bigint[]))`;
  const all = owners.map(({ id }) => id);
  const unseen = await newestOf(all, received, whole.unread);
  // A wait begins a moment after the text that began it was stored.
  const [asked] = await newestOf(all, sql`${received} and created_at <= ${whole.waiting_since}`, 1);
  const sides: (Side | null)[] = [];
  for (const person of people) {
    const numbers = owners.flatMap(({ id, owner }) => (owner === person ? [id] : []));
    const [newest] = await newestOf(numbers, sql``, 1);
    const [heard] = await newestOf(numbers, received, 1);
    const unread = unseen.filter(({ contact_id }) => numbers.includes(contact_id)).length;
    const isWaiting = whole.waiting_since !== null && heard !== undefined && heard.id >= (asked?.id ?? 0);
    sides.push(newest && heard ? { newest, heard, unread, isWaiting } : null);
  }
  return sides;
}

/** What the team was to do about this number's texts, or about visits that are its own again. */
const tasksBack = (tx: Tx, workspaceId: number, personId: number, otherId: number) => raw(tx)`
  update tasks t set contact_id = ${otherId}
  where t.workspace_id = ${workspaceId} and t.contact_id = ${personId} and (
    exists (select from messages m where m.workspace_id = ${workspaceId} and m.id = t.message_id
      and m.contact_id = any(${numbersOf(raw(tx), workspaceId, otherId)}))
    or exists (select from bookings b where b.workspace_id = ${workspaceId} and b.id = t.booking_id
      and b.contact_id = ${otherId}))`;

/** What the assistant made of this number's texts; where a dialogue stands follows whoever wrote last. */
async function assistantBack(
  tx: Tx,
  workspaceId: number,
  { from, to, otherId, dialogToo }: { from: number; to: number; otherId: number; dialogToo: boolean },
): Promise<void> {
  const sql = raw(tx);
  await sql`
    update assistant_turns t set conversation_id = ${to} from messages m
    where t.workspace_id = ${workspaceId} and t.conversation_id = ${from} and m.workspace_id = ${workspaceId}
      and m.id = t.message_id and m.contact_id = any(${numbersOf(sql, workspaceId, otherId)})`;
  if (dialogToo)
    await sql`
      update assistant_dialogs set conversation_id = ${to}
      where workspace_id = ${workspaceId} and conversation_id = ${from}`;
}
