import { and, eq } from "drizzle-orm";
import { raw, type Tx } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { now } from "@/lib/clock";
import { invalid } from "@/lib/errors";
import { isOwnBookingPath } from "./booking-paths";
import type { Fragment, Frame } from "./comparisons";
import { compileRule } from "./compile";
import { findStrangers, judgeBy } from "./judge";
import { loadVocabulary, type Vocabulary } from "./paths";
import { pathsIn, readRule } from "./rule";
import type { Rule } from "./schema";

/** Whom something is for: those who fit `segment` (null: everybody) but not `exclude`. */
export type Audience = { segment: Rule | null; exclude: Rule | null };

/**
 * The rules of these segments as they stand.
 * @throws Problem 422 at `segment_id` or `exclude_segment_id` for one that is missing, archived, or cannot be used as it is.
 */
export async function loadAudience(
  tx: Tx,
  workspaceId: number,
  wanted: { segmentId: number | null; excludeSegmentId: number | null },
): Promise<Audience> {
  return {
    segment: await loadRule(tx, workspaceId, wanted.segmentId, "segment_id"),
    exclude: await loadRule(tx, workspaceId, wanted.excludeSegmentId, "exclude_segment_id"),
  };
}

async function loadRule(tx: Tx, workspaceId: number, id: number | null, field: string): Promise<Rule | null> {
  if (id === null) return null;
  const [row] = await tx
    .select()
    .from(segments)
    .where(and(eq(segments.workspaceId, workspaceId), eq(segments.id, id)));
  if (!row) throw invalid(field, "segment_not_found", "There is no such segment.");
  if (row.archivedAt) throw invalid(field, "segment_archived", `The segment “${row.name}” is archived.`);
  const paths = pathsIn(row.definition);
  const vocabulary = await loadVocabulary(tx, workspaceId, paths);
  const strangers = await findStrangers(tx, vocabulary, paths);
  const { rule, errors } = readRule(row.definition, judgeBy(vocabulary, strangers));
  if (rule) return rule;
  throw invalid(
    field,
    "segment_broken",
    `The segment “${row.name}” cannot be used: ${errors[0]?.message ?? ""}`,
  );
}

/** How many there are, exactly. Erased people and merged numbers are nobody. */
export async function countMembers(tx: Tx, workspaceId: number, audience: Audience): Promise<number> {
  const ground = await prepare(tx, workspaceId, audience);
  const [row] = await ground.frame.sql<
    { count: number }[]
  >`select count(*) as count ${membersOf(ground, audience)}`;
  return row?.count ?? 0;
}

/** Ids of members, newest first, below `before`. */
export async function memberIds(
  tx: Tx,
  workspaceId: number,
  audience: Audience,
  before: number | null,
  limit: number,
): Promise<number[]> {
  const ground = await prepare(tx, workspaceId, audience);
  const { sql } = ground.frame;
  const rows = await sql<{ id: number }[]>`
    select k.contact_id as id ${membersOf(ground, audience)}
      ${before === null ? sql`` : sql`and k.contact_id < ${before}`}
    order by k.contact_id desc limit ${limit}`;
  return rows.map(({ id }) => id);
}

type Ground = { frame: Frame; vocabulary: Vocabulary };

async function prepare(tx: Tx, workspaceId: number, { segment, exclude }: Audience): Promise<Ground> {
  const sql = raw(tx);
  // Choices were checked when the rules were read; what a path asks of the database is needed here.
  const own = [...pathsIn(segment ?? {}), ...pathsIn(exclude ?? {})].filter(isOwnBookingPath);
  const vocabulary = await loadVocabulary(tx, workspaceId, own);
  // Joins of everybody with everybody belong in memory; compiling the statement would take longer than running it.
  await sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;
  return { vocabulary, frame: { sql, workspaceId, zone: vocabulary.zone, at: now() } };
}

/** `from … where …` over the marks `k`, and the contacts `c` where a rule reads their rows. */
function membersOf({ frame, vocabulary }: Ground, { segment, exclude }: Audience): Fragment {
  const { sql, workspaceId } = frame;
  const parts = [
    ...(segment ? [compileRule(frame, vocabulary, segment)] : []),
    ...(exclude ? [compileRule(frame, vocabulary, exclude, true)] : []),
  ];
  const contact = parts.some(({ readsContact }) => readsContact)
    ? sql`join contacts c on c.workspace_id = ${workspaceId} and c.id = k.contact_id`
    : sql``;
  const rules = parts.reduce((all, { where }): Fragment => sql`${all} and ${where}`, sql``);
  return sql`from contact_marks k ${contact}
    where k.workspace_id = ${workspaceId} and k.contact_id is not null and k.is_listed ${rules}`;
}
