import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { personOf } from "@/lib/contacts/numbers-of";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { nameOf } from "./conversation-rows";
import type { ListTasksQuery, TaskView } from "./tasks-schema";

type Sql = ReturnType<typeof raw>;

type Row = Omit<TaskView, "contact"> & {
  contact_id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string | null;
};

/** More open ones than these about one person are not read at a desk. */
const SHOWN = 20;

const selection = (sql: Sql) => sql`
  select t.id, t.kind, t.detail, t.contact_id, c.first_name, c.last_name, c.phone_last4, t.booking_id, t.message_id,
    t.done_at, t.done_by, t.created_at
  from tasks t join contacts c on c.workspace_id = t.workspace_id and c.id = t.contact_id and c.erased_at is null`;

const iso = (moment: string | null) => (moment === null ? null : new Date(moment).toISOString());

const present = ({ contact_id, first_name, last_name, phone_last4, ...row }: Row): TaskView => ({
  ...row,
  contact: { id: contact_id, name: nameOf({ first_name, last_name }), phone: maskPhone(phone_last4 ?? "") },
  done_at: iso(row.done_at),
  created_at: iso(row.created_at) ?? "",
});

/** What the team should do, newest first. */
export async function listTasks(actor: Actor, query: ListTasksQuery): Promise<Page<TaskView>> {
  authorize(actor, "conversations:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<Row[]>`
      ${selection(sql)} where t.workspace_id = ${actor.workspaceId}
        ${query.status === "open" ? sql`and t.done_at is null` : sql`and t.done_at is not null`}
        ${query.contact_id === undefined ? sql`` : sql`and t.contact_id = ${personOf(sql, actor.workspaceId, query.contact_id)}`}
        ${before === null ? sql`` : sql`and t.id < ${before}`}
      order by t.id desc limit ${query.limit + 1}`;
    return toPage(rows, query.limit, present);
  });
}

/** Open tasks about one person, newest first. */
export async function listTasksOf(tx: Tx, workspaceId: number, contactId: number): Promise<TaskView[]> {
  const sql = raw(tx);
  const rows = await sql<Row[]>`
    ${selection(sql)} where t.workspace_id = ${workspaceId} and t.contact_id = ${contactId} and t.done_at is null
    order by t.id desc limit ${SHOWN}`;
  return rows.map(present);
}

/** Done, or open again; saying it twice changes nothing. @throws Problem 404. */
export async function finishTask(actor: Actor, id: number, isDone: boolean): Promise<TaskView> {
  authorize(actor, "conversations:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const changed = await sql`
      update tasks set done_at = case when ${isDone} then now() end, done_by = case when ${isDone} then ${actor.name} end
      where workspace_id = ${actor.workspaceId} and id = ${id} and (done_at is null) = ${isDone} returning id`;
    const [row] = await sql<Row[]>`
      ${selection(sql)} where t.workspace_id = ${actor.workspaceId} and t.id = ${id}`;
    if (!row) throw notFound();
    const verb = isDone ? "task.done" : "task.reopened";
    if (changed.length > 0)
      await recordAudit(tx, actor, { verb, subjectType: "task", subjectId: id, after: { kind: row.kind } });
    return present(row);
  });
}

/** Whoever answers has done what the hand-over asked for. */
export async function finishHandover(tx: Tx, actor: Actor, contactId: number): Promise<void> {
  await raw(tx)`
    update tasks set done_at = now(), done_by = ${actor.name}
    where workspace_id = ${actor.workspaceId} and contact_id = ${contactId} and kind = 'handover' and done_at is null`;
}
