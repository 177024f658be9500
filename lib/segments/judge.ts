import { raw, type Tx } from "@/db/client";
import { SAMPLE } from "@/lib/contacts/definitions";
import { hidePhones } from "@/lib/phone";
import { keyOf } from "./attribute-paths";
import { findPath, pathNames, present, type Vocabulary } from "./paths";
import type { Fault, Judge } from "./rule";
import type { Condition } from "./schema";
import { valueFault } from "./values";

/**
 * Judges conditions by what this workspace knows. `strangers` are keys of fields that nobody defined and nobody has:
 * a rule about one is stored, since its data may come later, but not used.
 */
export const judgeBy =
  (vocabulary: Vocabulary, strangers: ReadonlySet<string> = new Set()): Judge =>
  (condition) => {
    const entry = findPath(vocabulary, condition);
    if (!entry) return [unknownPath(condition)];
    const key = keyOf(condition.path);
    const field = key === null ? undefined : vocabulary.fields.get(key);
    if (field?.is_archived)
      return [
        fault(
          "path",
          "field_deleted",
          `The field “${field.label}” was deleted. Choose another, or bring it back.`,
        ),
      ];
    if (key !== null && strangers.has(key))
      return [
        fault(
          "path",
          "unknown_field",
          `Nobody has a field “${hidePhones(key)}”, so this would tell nobody apart.`,
        ),
      ];
    const view = present(entry);
    if (!view.ops.includes(condition.op))
      return [
        fault(
          "op",
          "op_not_allowed",
          `“${condition.op}” does not fit ${view.label}. These do: ${view.ops.join(", ")}.`,
        ),
      ];
    const wrong = valueFault(view, condition.op, condition.value);
    return wrong ? [{ part: "value", ...wrong }] : [];
  };

const fault = (part: Fault["part"], code: string, message: string): Fault => ({ part, code, message });

const unknownPath = ({ path }: Condition): Fault =>
  fault(
    "path",
    "unknown_path",
    `There is no path “${hidePhones(path).slice(0, 80)}”. There are: ${pathNames()}.`,
  );

/** Which of these paths are fields that have neither a definition nor a value with anybody. */
export async function findStrangers(
  tx: Tx,
  { workspaceId, fields }: Vocabulary,
  paths: readonly string[],
): Promise<Set<string>> {
  const keys = [...new Set(paths.map(keyOf))].filter((key) => key !== null && !fields.has(key)).map(String);
  if (keys.length === 0) return new Set();
  const known = new Set(await keysOf(tx, workspaceId, keys, SAMPLE));
  const rare = keys.filter((key) => !known.has(key));
  for (const key of rare.length > 0 ? await keysOf(tx, workspaceId, rare, null) : []) known.add(key);
  return new Set(keys.filter((key) => !known.has(key)));
}

/** Those of the keys that the newest people have, or anybody. */
async function keysOf(tx: Tx, workspaceId: number, keys: string[], newest: number | null): Promise<string[]> {
  const sql = raw(tx);
  const rows = await sql<{ key: string }[]>`
    select distinct key from (select attributes from contacts where workspace_id = ${workspaceId} and attributes <> '{}'
      ${newest === null ? sql`` : sql`order by id desc limit ${newest}`}) c, jsonb_object_keys(c.attributes) key
    where key = any(${keys}::text[])`;
  return rows.map(({ key }) => key);
}
