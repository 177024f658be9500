import type { Tx } from "@/db/client";
import type { segments } from "@/db/schema/segments";
import { findStrangers, judgeBy } from "./judge";
import { findPath, loadVocabulary, present, type Vocabulary } from "./paths";
import { pathsIn, readRule } from "./rule";
import type { Rule, SegmentView } from "./schema";
import { countUses, unused } from "./uses";
import { sentenceOf } from "./words";

export type SegmentRow = typeof segments.$inferSelect;

/** Segments as the API shows them: in words, and with what keeps each from being used today. */
export async function presentSegments(
  tx: Tx,
  workspaceId: number,
  rows: SegmentRow[],
): Promise<Map<number, SegmentView>> {
  const paths = [...new Set(rows.flatMap((row) => pathsIn(row.definition)))];
  const vocabulary = await loadVocabulary(tx, workspaceId, paths);
  const judge = judgeBy(vocabulary, await findStrangers(tx, vocabulary, paths));
  const uses = await countUses(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map((row) => {
      const { rule } = readRule(row.definition, () => []);
      return [
        row.id,
        {
          id: row.id,
          name: row.name,
          description: row.description,
          definition: row.definition,
          sentence: rule ? sentenceIn(vocabulary, rule) : "",
          problems: readRule(row.definition, judge).errors,
          usage: uses.get(row.id) ?? unused,
          version: row.version,
          is_archived: row.archivedAt !== null,
          created_by: row.createdBy,
          created_at: row.createdAt.toISOString(),
          updated_at: row.updatedAt.toISOString(),
        },
      ];
    }),
  );
}

export async function presentSegment(tx: Tx, row: SegmentRow): Promise<SegmentView> {
  const view = (await presentSegments(tx, row.workspaceId, [row])).get(row.id);
  if (!view) throw new Error("a segment was not presented");
  return view;
}

/** The rule in words, with the names that this workspace gave to things. */
export function sentenceIn(vocabulary: Vocabulary, rule: Rule): string {
  const views = pathsIn(rule).flatMap((path) => {
    const entry = findPath(vocabulary, { path, op: "exists" });
    return entry ? [present(entry)] : [];
  });
  return sentenceOf(rule, views);
}
