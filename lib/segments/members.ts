import { type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { loadRows } from "@/lib/contacts/queries";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import { type Audience, countMembers, loadAudience, memberIds } from "./audience";
import { findStrangers, judgeBy } from "./judge";
import { loadVocabulary } from "./paths";
import { sentenceIn } from "./present-segment";
import { requireSegment } from "./queries";
import { requireRule } from "./require-rule";
import { pathsIn, readRule } from "./rule";
import type { ListMembersQuery, PreviewSegmentInput, SegmentPerson, SegmentPreview } from "./schema";

const SAMPLE = 10;

/**
 * Whom a rule means now: how many exactly, and the newest of them.
 * @throws Problem 422 naming every part of the rule that cannot be read.
 */
export async function previewSegment(actor: Actor, input: PreviewSegmentInput): Promise<SegmentPreview> {
  authorize(actor, "segments:read");
  authorize(actor, "contacts:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const paths = pathsIn(input.definition);
    const vocabulary = await loadVocabulary(tx, workspaceId, paths);
    const segment = requireRule(input.definition, vocabulary);
    const strangers = await findStrangers(tx, vocabulary, paths);
    const excludeSegmentId = input.exclude_segment_id ?? null;
    const { exclude } = await loadAudience(tx, workspaceId, { segmentId: null, excludeSegmentId });
    const audience: Audience = { segment, exclude };
    const count = await countMembers(tx, workspaceId, audience);
    return {
      count,
      everybody: await countMembers(tx, workspaceId, { segment: null, exclude: null }),
      sample:
        count === 0
          ? []
          : await people(tx, workspaceId, await memberIds(tx, workspaceId, audience, null, SAMPLE)),
      sentence: sentenceIn(vocabulary, segment),
      problems: readRule(input.definition, judgeBy(vocabulary, strangers)).errors,
    };
  });
}

/**
 * Who belongs now, newest first.
 * @throws Problem 404, 422 when the segment cannot be used as it is.
 */
export async function listMembers(
  actor: Actor,
  id: number,
  query: ListMembersQuery,
): Promise<Page<SegmentPerson>> {
  authorize(actor, "segments:read");
  authorize(actor, "contacts:read");
  const { workspaceId } = actor;
  const before = readCursor(query.cursor);
  return withWorkspace(workspaceId, async (tx) => {
    const { definition } = await requireSegment(tx, workspaceId, id);
    const paths = pathsIn(definition);
    const vocabulary = await loadVocabulary(tx, workspaceId, paths);
    const segment = requireRule(definition, vocabulary, await findStrangers(tx, vocabulary, paths));
    const ids = await memberIds(tx, workspaceId, { segment, exclude: null }, before, query.limit + 1);
    const found = await people(tx, workspaceId, ids);
    return toPage(found, query.limit, (person) => person);
  });
}

async function people(tx: Tx, workspaceId: number, ids: number[]): Promise<SegmentPerson[]> {
  const rows = await loadRows(tx, workspaceId, ids);
  return rows.map((row) => ({
    id: row.id,
    name: [row.firstName, row.lastName].filter(Boolean).join(" ") || null,
    phone: maskPhone(row.phoneLast4),
    tags: row.tags,
  }));
}
