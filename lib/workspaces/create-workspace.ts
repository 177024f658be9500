import { asRouter, raw, type Tx, withoutWorkspace, withWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { templates, templateVersions } from "@/db/schema/templates";
import { workspaces } from "@/db/schema/workspaces";
import { type Actor, scopes } from "@/lib/actor";
import { env } from "@/lib/env";
import { insertMember } from "./add-member";
import { insertApiKey } from "./create-api-key";
import { type DefaultSender, defaultSender } from "./default-sender";
import { defaultTemplates } from "./default-templates";
import { requireOperator } from "./operator";
import { presentWorkspace, type WorkspaceRow, workspaceColumns } from "./present-workspace";
import { recordAudit } from "./record-audit";
import type { CreateClientInput, CreatedClient } from "./schema";

/**
 * Opens a workspace, ready to send: its first API key (with every permission, shown this once), the six default
 * templates, a sender, and its first owner where one is named (with the hash of the password given). The operator's
 * alone.
 */
export async function createWorkspace(
  actor: Actor,
  input: CreateClientInput,
  { isDemo = false, ownerHash = null }: { isDemo?: boolean; ownerHash?: string | null } = {},
): Promise<CreatedClient & { api_key: string }> {
  requireOperator(actor);
  const id = await nextId();
  const sender = await freeSender(id);
  return withWorkspace(id, async (tx) => {
    const inside = { ...actor, workspaceId: id };
    const row = await insertWorkspace(tx, id, input, isDemo);
    await insertTemplates(tx, id, actor.name);
    if (sender) await insertSender(tx, id, sender);
    if (input.owner) {
      const { email, name } = input.owner;
      await insertMember(tx, inside, { email, name, role: "owner", passwordHash: ownerHash });
    }
    const after = { name: row.name, kind: row.kind, time_zone: row.timeZone };
    await recordAudit(tx, inside, {
      verb: "workspace.created",
      subjectType: "workspace",
      subjectId: id,
      after,
    });
    const { api_key } = await insertApiKey(tx, inside, { name: "First key", scopes });
    return { ...presentWorkspace(row), api_key };
  });
}

/** Row-level security lets a workspace be written only from inside it, so its id has to be known first. */
async function nextId(): Promise<number> {
  const [row] = await withoutWorkspace(
    (tx) => raw(tx)<{ id: number }[]>`select nextval('workspaces_id_seq') as id`,
  );
  if (!row) throw new Error("the sequence gave no id");
  return row.id;
}

async function insertWorkspace(
  tx: Tx,
  id: number,
  input: CreateClientInput,
  isDemo: boolean,
): Promise<WorkspaceRow> {
  const { DEFAULT_QUIET_START: start, DEFAULT_QUIET_END: end } = env();
  const quietHours = start === end ? null : { start: onTheHour(start), end: onTheHour(end) };
  const [row] = await tx
    .insert(workspaces)
    .values({ ...workspaceColumns({ quiet_hours: quietHours, ...input }), id, name: input.name, isDemo })
    .returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}

async function insertTemplates(tx: Tx, workspaceId: number, createdBy: string): Promise<void> {
  const rows = defaultTemplates.map(({ name, category, description }) => ({
    workspaceId,
    name,
    category,
    description,
  }));
  const made = await tx.insert(templates).values(rows).returning({ id: templates.id, name: templates.name });
  const ids = new Map(made.map(({ id, name }) => [name, id]));
  await tx.insert(templateVersions).values(
    defaultTemplates.flatMap(({ name, body, placeholders }) => {
      const templateId = ids.get(name);
      return templateId === undefined
        ? []
        : [{ workspaceId, templateId, version: 1, body, placeholders, createdBy }];
    }),
  );
}

/** The installation's own number serves the first workspace; the next ones bring theirs, or answers could go astray. */
async function freeSender(workspaceId: number): Promise<DefaultSender | null> {
  const sender = defaultSender(workspaceId, env());
  if (!sender || env().isSandbox) return sender;
  const [holder] = await asRouter(
    (tx) => raw(tx)`select 1 from senders where account_id is null
      and (number = ${sender.number} or messaging_service_sid = ${sender.messagingServiceSid}) limit 1`,
  );
  return holder ? null : sender;
}

/** The sandbox has no carrier to offend, so it is not held to a long code's one segment a second. */
const SANDBOX_RATE = 20;

async function insertSender(tx: Tx, workspaceId: number, sender: DefaultSender): Promise<void> {
  const { isSandbox, DEFAULT_RATE_LIMIT } = env();
  const segmentsPerSecond = isSandbox ? Math.max(SANDBOX_RATE, DEFAULT_RATE_LIMIT) : DEFAULT_RATE_LIMIT;
  await tx.insert(senders).values({ workspaceId, ...sender, isDefault: true, segmentsPerSecond });
}

const onTheHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
