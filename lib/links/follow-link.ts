import { setTimeout as wait } from "node:timers/promises";
import { asRouter, raw } from "@/db/client";
import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { tellBot, type Visit } from "./bots";
import { isCode } from "./code";
import { recordClick } from "./record-click";

export type Business = { name: string; phone: string | null };
/** Where a code leads; null: nowhere, and nobody learns why. */
export type Followed = { kind: "leads"; target: string } | { kind: "expired"; business: Business } | null;

/** Nobody waits longer for a count. */
const PATIENCE_MS = 1_000;

/**
 * Finds where a code leads and counts the click. It leads only to what stood in the text it was made for; whether the
 * click could be counted changes nothing. Links of a suspended workspace lead nowhere.
 */
export async function followLink(code: string, visit: Visit): Promise<Followed> {
  if (!isCode(code)) return null;
  const link = await findLink(code);
  if (!link) return null;
  const { workspace_id: workspaceId, id: linkId, target, expires_at, name, phone } = link;
  const at = now();
  if (new Date(expires_at) <= at) return { kind: "expired", business: { name, phone } };
  const counted = recordClick({ workspaceId, linkId, at, botReason: tellBot(visit) }).catch((err: unknown) =>
    log.warn({ err, workspaceId, linkId }, "click not counted"),
  );
  const patience = new AbortController();
  await Promise.race([counted, wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {})]);
  patience.abort();
  return { kind: "leads", target };
}

type LinkRow = {
  workspace_id: number;
  id: number;
  target: string;
  expires_at: string;
  name: string;
  phone: string | null;
};

/** A code belongs to one link of one workspace: whose it is, only the router can tell. */
async function findLink(code: string): Promise<LinkRow | null> {
  const [link] = await asRouter(
    (tx) => raw(tx)<LinkRow[]>`
      select l.workspace_id, l.id, l.target, l.expires_at, w.name, w.phone
      from short_links l join workspaces w on w.id = l.workspace_id and w.status = 'active'
      where l.code = ${code}`,
    { timeoutMs: 5_000 },
  );
  return link ?? null;
}
