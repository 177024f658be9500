import { type Tx, withWorkspace } from "@/db/client";
import { violated } from "@/db/errors";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { loadVocabulary } from "./paths";
import { presentSegment, sentenceIn } from "./present-segment";
import { requireRule } from "./require-rule";
import { pathsIn } from "./rule";
import type { CreateSegmentInput, SegmentView } from "./schema";

/**
 * Keeps a rule under a name.
 * @throws Problem 422 naming every part of the rule that cannot be read, 409 `segment_exists` for a name in use.
 */
export async function createSegment(actor: Actor, input: CreateSegmentInput): Promise<SegmentView> {
  authorize(actor, "segments:write");
  return orTakenName(input.name, () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const sentence = await checkedSentence(tx, actor.workspaceId, input.definition);
      const [row] = await tx
        .insert(segments)
        .values({
          workspaceId: actor.workspaceId,
          name: input.name,
          description: input.description || null,
          definition: input.definition,
          createdBy: actor.name,
        })
        .returning();
      if (!row) throw new Error("insert returned no row");
      await recordAudit(tx, actor, {
        verb: "segment.created",
        subjectType: "segment",
        subjectId: row.id,
        after: { name: row.name, rule: sentence },
      });
      return presentSegment(tx, row);
    }),
  );
}

/** What a definition says, once it is one. @throws Problem 422 naming every part that cannot be read. */
export async function checkedSentence(tx: Tx, workspaceId: number, definition: unknown): Promise<string> {
  const vocabulary = await loadVocabulary(tx, workspaceId, pathsIn(definition));
  return sentenceIn(vocabulary, requireRule(definition, vocabulary));
}

/** Translates a clash of names, which only the unique index can see, into 409. */
export async function orTakenName<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violated(error) !== "segments_name_key") throw error;
    throw conflict("segment_exists", `There is already a segment named “${name ?? ""}”.`);
  }
}
