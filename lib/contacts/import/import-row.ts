import { raw, type Tx } from "@/db/client";
import type { AttributeKind, ImportStatus } from "@/db/enums";
import { attributeKinds } from "@/db/enums";
import type { imports } from "@/db/schema/imports";
import type { Actor } from "@/lib/actor";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { findWorkspace } from "@/lib/workspaces/queries";
import type { AttributeRule, RowRules } from "./read-row";
import {
  type ImportConsent,
  type ImportMapping,
  type ImportOptions,
  importConsent,
  importMapping,
  importOptions,
} from "./schema";

export type ImportRow = typeof imports.$inferSelect;

/** What an import row carries in its `options` beside what was chosen. */
export type FileFacts = {
  encoding: string | null;
  separator: string | null;
  isClear: boolean;
  /** The first line named the columns. */
  hasHeader: boolean;
  /** Goes on by itself after the check. */
  isAuto: boolean;
};

type Stored = {
  id: number;
  status: ImportStatus;
  columns: string[];
  mapping: ImportMapping;
  consent: ImportConsent | null;
  options: ImportOptions;
  facts: FileFacts;
  rowsTotal: number;
  rowsDone: number;
  cursorLine: number;
  counts: Record<string, number>;
  actor: Actor;
};
export type OpenImport = Stored & { workspaceId: number };

type Raw = {
  id: number;
  status: ImportStatus;
  columns: string[];
  mapping: unknown;
  consent: unknown;
  options: Record<string, unknown>;
  rows_total: number;
  rows_done: number;
  cursor_line: number;
  counts: Record<string, number>;
  actor_kind: Actor["kind"];
  actor_id: number | null;
  actor_name: string;
  request_id: string | null;
};

/** An import as its drain works with it. With `lock`, nobody else moves its cursor until this transaction ends. */
export async function openImport(
  tx: Tx,
  workspaceId: number,
  id: number,
  lock = false,
): Promise<OpenImport | null> {
  const sql = raw(tx);
  const [row] = await sql<Raw[]>`
    select id, status, columns, mapping, consent, options, rows_total, rows_done, cursor_line, counts,
      actor_kind, actor_id, actor_name, request_id
    from imports where workspace_id = ${workspaceId} and id = ${id} ${lock ? sql`for no key update` : sql``}`;
  if (!row) return null;
  const { file, ...options } = row.options;
  return {
    workspaceId,
    id: row.id,
    status: row.status,
    columns: row.columns,
    mapping: importMapping.parse(row.mapping),
    consent: row.consent === null ? null : importConsent.parse(row.consent),
    options: importOptions.parse(options),
    facts: {
      encoding: null,
      separator: null,
      isClear: false,
      hasHeader: true,
      isAuto: false,
      ...(file as Partial<FileFacts>),
    },
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    cursorLine: row.cursor_line,
    counts: row.counts,
    actor: actorOf(workspaceId, row),
  };
}

/** @throws Problem 404. */
export async function requireImport(
  tx: Tx,
  workspaceId: number,
  id: number,
  lock = false,
): Promise<OpenImport> {
  const found = await openImport(tx, workspaceId, id, lock);
  if (!found) throw notFound();
  return found;
}

/** Who asked for the import: its lines in the ledger carry their name. Their permission was checked when they asked. */
const actorOf = (workspaceId: number, row: Raw): Actor => ({
  kind: row.actor_kind,
  workspaceId,
  id: row.actor_id,
  name: row.actor_name,
  role: null,
  scopes: new Set(["contacts:read", "contacts:write", "consent:write"]),
  requestId: row.request_id,
  idempotencyKey: null,
});

type Definition = { key: string; label: string; kind: string; options: string[] };

/** The workspace's own fields, as far as reading cells needs them. */
export async function listAttributes(tx: Tx, workspaceId: number): Promise<Definition[]> {
  return raw(tx)<Definition[]>`
    select key, label, kind, options from attribute_definitions where workspace_id = ${workspaceId} order by id`;
}

/** How this import's rows are read: its mapping, the workspace's rules for numbers, and the kinds of its fields. */
export async function loadRules(tx: Tx, job: OpenImport): Promise<RowRules> {
  const workspace = await findWorkspace(tx, job.workspaceId);
  const attributes = new Map<string, AttributeRule>();
  for (const [key, { label, kind }] of Object.entries(job.options.new_fields))
    attributes.set(key, { label, kind, options: [] });
  for (const { key, label, kind, options } of await listAttributes(tx, job.workspaceId)) {
    if (isKind(kind)) attributes.set(key, { label, kind, options });
  }
  const defaultCountry = workspace?.defaultCountry ?? "US";
  return {
    columns: job.columns,
    mapping: job.mapping,
    attributes,
    defaultCountry,
    allowedCountries: workspace?.allowedCountries ?? null,
    relaxed: env().isSandbox,
    dayFirst: !["US", "PH", "PR", "GU"].includes(defaultCountry),
  };
}

const isKind = (kind: string): kind is AttributeKind => (attributeKinds as readonly string[]).includes(kind);
