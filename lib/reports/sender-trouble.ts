import { raw, type Tx } from "@/db/client";
import { minutes } from "@/lib/clock";
import { errorClass } from "@/lib/providers/error-classes";
import type { AttentionView } from "./attention-schema";

const LOOKED_AT = 1_000;
/** One try that comes to nothing is no news. */
export const DEAF_AFTER_TRIES = 3;

/** A sender and the line of late texts before it. */
export type SenderLine = {
  id: number;
  name: string;
  status: "active" | "paused";
  problem_code: number | null;
  problem_at: string | null;
  held_until: string | null;
  is_held: boolean;
  /** Texts that no webhook brought could not be looked for, again and again: a STOP may be among them. */
  is_deaf: boolean;
  segments_per_second: number;
  texts: number;
  segments: number;
  oldest: string | null;
  seconds_since_claim: number;
};

/**
 * Each sender with what is late at it: due for more than a minute. Reads a stretch of the claim index for each
 * sender and priority, so that a campaign planned for tomorrow costs nothing.
 */
export const readSenderLines = (tx: Tx, workspaceId: number) => raw(tx)<SenderLine[]>`
  select s.id, s.name, s.status, s.problem_code, s.problem_at, s.held_until, s.held_until > now() as is_held,
    s.status = 'active' and s.inbound_look_tries >= ${DEAF_AFTER_TRIES}
      and s.inbound_known_until < now() - interval '15 minutes' as is_deaf,
    s.segments_per_second, coalesce(sum(q.texts), 0)::bigint as texts, coalesce(sum(q.segments), 0)::bigint as segments,
    min(q.oldest) as oldest, extract(epoch from now() - s.last_claimed_at)::float8 as seconds_since_claim
  from senders s
  cross join generate_series(1, 4) as p(priority)
  cross join lateral (
    select count(*) as texts, sum(m.segments) as segments, min(m.due_at) as oldest from (
      select segments, due_at from messages
      where workspace_id = ${workspaceId} and sender_id = s.id and status = 'queued' and priority = p.priority
        and due_at < now() - interval '1 minute' order by due_at limit ${LOOKED_AT}) m) q
  where s.workspace_id = ${workspaceId}
  group by s.workspace_id, s.id order by s.id`;

/** Senders that cannot send, with what the provider said and what waits for them. */
export const senderProblems = (lines: readonly SenderLine[]): AttentionView["senders"] =>
  lines.filter(isInTrouble).map((row) => ({
    sender_id: row.id,
    name: row.name,
    ...wordsOf(row),
    since: iso(row.problem_at),
    held_until: row.is_held ? iso(row.held_until) : null,
    waiting: Math.min(LOOKED_AT, row.texts),
  }));

/** Texts that are late although nothing is wrong with their sender: a long line, or nobody who takes them. */
export function queueBehind(lines: readonly SenderLine[]): AttentionView["behind"] {
  const rows = lines.filter((row) => !isInTrouble(row) && row.oldest !== null);
  const oldest = rows.flatMap(({ oldest: at }) => (at === null ? [] : [new Date(at).getTime()]));
  if (oldest.length === 0) return null;
  const texts = rows.reduce((total, row) => total + row.texts, 0);
  const isMoving = rows.some((row) => row.seconds_since_claim * 1000 < minutes(1));
  return {
    texts: Math.min(LOOKED_AT, texts),
    oldest_due_at: new Date(Math.min(...oldest)).toISOString(),
    is_moving: isMoving,
    seconds_left:
      isMoving && texts < LOOKED_AT
        ? Math.ceil(Math.max(...rows.map((row) => row.segments / row.segments_per_second)))
        : null,
  };
}

/** A paused sender is in trouble only while texts wait for it: pausing is somebody's decision. */
const isInTrouble = (row: SenderLine): boolean =>
  row.is_held || row.is_deaf || row.problem_code !== null || (row.status === "paused" && row.texts > 0);

function wordsOf(row: SenderLine): { cause: string; remedy: string } {
  if (row.status === "paused")
    return { cause: "It is paused.", remedy: "Resume it in Settings, and what waits goes out." };
  if (row.problem_code === null && row.is_deaf)
    return {
      cause: "The provider does not show what customers texted lately, so a STOP may be missing.",
      remedy:
        "Ask an owner to check this sender's account in Settings. Texts that come now are read as always.",
    };
  const { meaning, remedy } = errorClass(row.problem_code);
  return row.problem_code === null
    ? { cause: "The provider asked for a pause.", remedy: "Nothing to do. Texts go on by themselves." }
    : { cause: meaning, remedy };
}

const iso = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();
