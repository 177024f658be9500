import { raw, type Tx } from "@/db/client";
import { hasFormerIndexKeys } from "@/lib/crypto";

/**
 * Tells the marks that these indexes are one number each, so that a line under a former index key counts for the
 * person under the current one. Nothing to do, and nothing worked out, while there is one key, which is the rule.
 */
export async function knowTogether(tx: Tx, workspaceId: number, numbers: () => string[][]): Promise<void> {
  if (!hasFormerIndexKeys()) return;
  const several = numbers()
    .map((indexes) => [...new Set(indexes)].sort())
    .filter((indexes) => indexes.length > 1);
  if (several.length === 0) return;
  await raw(tx)`select know_together(${workspaceId}, ${JSON.stringify(several)}::text::jsonb)`;
}
