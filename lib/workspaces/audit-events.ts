import { stringify } from "csv-stringify/sync";
import { and, desc, eq, gte, lt, notInArray, type SQL, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import type { ActorKind } from "@/db/enums";
import { auditEvents } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { neutral } from "@/lib/csv";
import { type Page, readCursor, toPage } from "@/lib/paging";
import type { AuditEventView, AuditFilters, ListAuditEventsQuery } from "./audit-schema";
import { auditSentence } from "./audit-sentence";
import { getWorkspace } from "./queries";

/** Who did what, newest first. What concerns keys and invitations is shown to those who may see these. */
export async function listAuditEvents(
  actor: Actor,
  query: ListAuditEventsQuery,
): Promise<Page<AuditEventView>> {
  authorize(actor, "reports:read");
  const rows = await readEvents(
    actor,
    await filterOf(actor, query),
    readCursor(query.cursor),
    query.limit + 1,
  );
  return toPage(rows, query.limit, presentAuditEvent);
}

/** Who may be asked for in the log: everybody who did something in the last months. */
export async function listAuditActors(
  actor: Actor,
): Promise<{ kind: ActorKind; id: number | null; name: string }[]> {
  authorize(actor, "reports:read");
  const { actorKind: kind, actorId: id, actorName: name } = auditEvents;
  const recent = sql`${auditEvents.id} > coalesce((select max(id) from audit_events
    where workspace_id = ${actor.workspaceId}), 0) - 20000`;
  return withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select({ kind, id, name: sql<string>`max(${name})` })
      .from(auditEvents)
      .where(and(eq(auditEvents.workspaceId, actor.workspaceId), recent, visibleTo(actor)))
      .groupBy(kind, id)
      .orderBy(sql`max(${name})`)
      .limit(50),
  );
}

const PAGE = 1_000;
const columns = ["at", "who", "kind", "verb", "subject", "subject_id", "sentence"] as const;

/** The log as CSV, newest first, read page by page, so that memory stays flat. */
export async function exportAuditEvents(
  actor: Actor,
  filters: AuditFilters,
): Promise<ReadableStream<Uint8Array>> {
  authorize(actor, "reports:read");
  const filter = await filterOf(actor, filters);
  const encoder = new TextEncoder();
  let before: number | null = null;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${columns.join(",")}\n`)),
    async pull(controller) {
      const rows = await readEvents(actor, filter, before, PAGE);
      before = rows.at(-1)?.id ?? null;
      if (rows.length > 0) controller.enqueue(encoder.encode(stringify(rows.map(toCells))));
      if (rows.length < PAGE) controller.close();
    },
  });
}

type Row = typeof auditEvents.$inferSelect;

function toCells(row: Row): unknown[] {
  const event = presentAuditEvent(row);
  return [
    event.at,
    event.actor.name,
    event.actor.kind,
    event.verb,
    event.subject_type,
    event.subject_id,
    auditSentence(event),
  ].map(neutral);
}

async function filterOf(actor: Actor, query: AuditFilters): Promise<SQL | undefined> {
  const hasDates = query.start_date !== undefined || query.end_date !== undefined;
  const zone = hasDates ? (await getWorkspace(actor)).time_zone : "UTC";
  const midnight = (day: string, plus = 0) =>
    sql`(${day}::date + ${plus}::int)::timestamp at time zone ${zone}`;
  const is = <T>(value: T | undefined, make: (value: T) => SQL) =>
    value === undefined ? undefined : make(value);
  return and(
    is(query.verb, (verb) => eq(auditEvents.verb, verb)),
    is(query.subject_type, (type) => eq(auditEvents.subjectType, type)),
    is(query.subject_id, (id) => eq(auditEvents.subjectId, id)),
    is(query.actor_kind, (kind) => eq(auditEvents.actorKind, kind)),
    is(query.actor_id, (id) => eq(auditEvents.actorId, id)),
    is(query.start_date, (day) => gte(auditEvents.at, midnight(day))),
    is(query.end_date, (day) => lt(auditEvents.at, midnight(day, 1))),
  );
}

const readEvents = (actor: Actor, filter: SQL | undefined, before: number | null, limit: number) =>
  withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.workspaceId, actor.workspaceId),
          filter,
          visibleTo(actor),
          before === null ? undefined : lt(auditEvents.id, before),
        ),
      )
      .orderBy(desc(auditEvents.id))
      .limit(limit),
  );

function visibleTo(actor: Actor): SQL | undefined {
  const hidden = [
    ...(actor.scopes.has("api_keys:read") ? [] : ["api_key"]),
    ...(actor.scopes.has("members:write") ? [] : ["invite"]),
  ];
  return hidden.length > 0 ? notInArray(auditEvents.subjectType, hidden) : undefined;
}

const presentAuditEvent = (row: Row): AuditEventView => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  verb: row.verb,
  subject_type: row.subjectType,
  subject_id: row.subjectId,
  before: row.before,
  after: row.after,
  request_id: row.requestId,
});
