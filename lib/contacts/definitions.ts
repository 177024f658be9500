import { and, asc, eq, isNull } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import type { AttributeKind } from "@/db/enums";
import { attributeDefinitions } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { Problem } from "@/lib/errors";
import { type DefinitionList, type DefinitionView, readAttribute } from "./attribute-values";

type Row = typeof attributeDefinitions.$inferSelect;

/** How many of the newest people are looked at to tell what is in use: a settings page must not read everybody. */
export const SAMPLE = 20_000;

export const presentDefinition = (row: Row): DefinitionView => ({
  id: row.id,
  key: row.key,
  label: row.label,
  kind: row.kind,
  options: row.options,
  is_pinned: row.isPinned,
  is_archived: row.archivedAt !== null,
  created_at: row.createdAt.toISOString(),
});

/** The workspace's own fields, archived ones last, and which keys have values among the newest people. */
export async function listDefinitions(actor: Actor): Promise<DefinitionList> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx
      .select()
      .from(attributeDefinitions)
      .where(eq(attributeDefinitions.workspaceId, actor.workspaceId))
      .orderBy(asc(attributeDefinitions.id));
    const { keys, total } = await keysInUse(tx, actor.workspaceId);
    return {
      data: rows
        .map(presentDefinition)
        .sort((a, b) => Number(a.is_archived) - Number(b.is_archived) || a.id - b.id),
      in_use: keys,
      is_sample: total >= SAMPLE,
    };
  });
}

/** The fields that hold today. */
export async function activeDefinitions(tx: Tx, workspaceId: number): Promise<DefinitionView[]> {
  const rows = await tx
    .select()
    .from(attributeDefinitions)
    .where(and(eq(attributeDefinitions.workspaceId, workspaceId), isNull(attributeDefinitions.archivedAt)))
    .orderBy(asc(attributeDefinitions.id));
  return rows.map(presentDefinition);
}

/** The same for a page. */
export async function listActiveDefinitions(actor: Actor): Promise<DefinitionView[]> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, (tx) => activeDefinitions(tx, actor.workspaceId));
}

type Values = Record<string, string | number | boolean | null>;

/**
 * Values as their fields keep them; keys without a field pass as they are.
 * @throws Problem 422 `invalid_attribute` naming every field that does not fit.
 */
export async function checkAttributes(tx: Tx, workspaceId: number, given: Values): Promise<Values> {
  if (Object.keys(given).length === 0) return given;
  const definitions = new Map((await activeDefinitions(tx, workspaceId)).map((one) => [one.key, one]));
  const read = Object.entries(given).map(([key, value]) => {
    const definition = definitions.get(key);
    return { key, result: definition ? readAttribute(definition, value) : ({ ok: true, value } as const) };
  });
  const errors = read.flatMap(({ key, result }) =>
    result.ok ? [] : [{ path: `attributes.${key}`, message: result.message, code: "invalid_attribute" }],
  );
  if (errors.length > 0)
    throw new Problem(422, "validation_failed", "Some fields need another look.", { errors });
  return Object.fromEntries(read.map(({ key, result }) => [key, result.ok ? result.value : null]));
}

/** Keys with values among the newest people, the most frequent first. */
export async function keysInUse(tx: Tx, workspaceId: number) {
  const rows = await raw(tx)<
    { key: string; contacts: number; kinds: string[]; days: number; total: number }[]
  >`
    with sample as materialized (
      select attributes from contacts
      where workspace_id = ${workspaceId} and erased_at is null and merged_into_id is null
      order by id desc limit ${SAMPLE})
    select a.key, count(*) as contacts, array_agg(distinct jsonb_typeof(a.value)) as kinds,
      count(*) filter (where a.value #>> '{}' ~ '^\\d{4}-\\d{2}-\\d{2}$') as days,
      (select count(*) from sample) as total
    from sample, jsonb_each(sample.attributes) a group by a.key order by contacts desc, a.key limit 200`;
  const keys = rows.map(({ key, contacts, kinds, days }) => ({
    key,
    contacts,
    kind: guessKind(kinds, days === contacts),
  }));
  return { keys, total: rows[0]?.total ?? 0 };
}

function guessKind(kinds: string[], isDay: boolean): AttributeKind {
  if (isDay) return "date";
  const [only, ...rest] = kinds;
  return rest.length === 0 && (only === "number" || only === "boolean") ? only : "text";
}
