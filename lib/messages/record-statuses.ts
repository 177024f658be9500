import { asRouter, raw, withoutWorkspace, withWorkspace } from "@/db/client";
import type { AttemptOutcome } from "@/db/enums";
import { wake } from "@/inngest/events";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { isOptOut, provesUnreachable } from "@/lib/providers/error-classes";
import { applyCallback } from "./apply-callback";
import type { Drained } from "./dispatch";
import { tellLateArrivals } from "./late-arrival";
import { reopenCampaigns } from "./reopen-campaigns";
import { recordProviderOptOut } from "./stop-number";
import {
  adoptSids,
  type Change,
  type Event,
  type Route,
  type Routed,
  type Row,
  tellStories,
  writeStatuses,
} from "./write-statuses";

const BATCH = 1_000;
/** A receipt for a text nobody knows is asked about again for some ten minutes, then laid aside. */
const MAX_TRIES = 10;
/** A process that died over its receipts, or could not apply them, delays them by this. */
const TURN_SECONDS = 10;

/**
 * Applies delivery receipts in the order they came, in batches per workspace. Applying one twice changes nothing,
 * so a crash between applying and ticking off is harmless, and trouble in one workspace only delays its own.
 */
export async function recordStatuses(): Promise<Drained> {
  const events = await takeTurn();
  if (events.length > 0) {
    const { routed, unknown } = await route(events);
    const applied: Routed[] = [];
    for (const [workspaceId, group] of Map.groupBy(routed, (event) => event.route.workspace_id)) {
      if (await applies(workspaceId, group)) applied.push(...group);
    }
    await tickOff(
      applied.map((e) => e.id),
      unknown.map((e) => e.id),
    );
  }
  // After work there is often more, and looking for it costs no more than asking when it comes.
  return { worked: events.length, next: events.length > 0 ? now() : await nextEvent() };
}

/** Takes receipts for ten seconds, so that other processes take others. No lock is held while they are applied. */
async function takeTurn(): Promise<Event[]> {
  const events = await withoutWorkspace(
    (tx) => raw(tx)<Event[]>`
      update provider_events set next_try_at = now() + make_interval(secs => ${TURN_SECONDS})
      where id = any(array(
        select id from provider_events where applied_at is null and next_try_at <= now()
        order by next_try_at, id limit ${BATCH} for update skip locked))
      returning id, account_sid, provider_sid, client_ref, status, error_code`,
    { byKey: true },
  );
  return events.sort((a, b) => a.id - b.id);
}

async function applies(workspaceId: number, events: Routed[]): Promise<boolean> {
  try {
    await applyTogether(workspaceId, events);
    return true;
  } catch (err) {
    log.error({ err, workspaceId, count: events.length }, "receipts not applied; they come again");
    return false;
  }
}

export async function nextEvent(): Promise<Date | null> {
  return withoutWorkspace(async (tx) => {
    const [row] = await raw(tx)<{ at: string | null }[]>`
      select min(next_try_at) as at from provider_events where applied_at is null`;
    return row?.at ? new Date(row.at) : null;
  });
}

/** Finds each receipt's attempt: by the provider's sid, else by our own reference. The account must be the sender's. */
async function route(events: Event[]): Promise<{ routed: Routed[]; unknown: Event[] }> {
  const sids = events.map((e) => e.provider_sid);
  const refs = events.flatMap((e) => e.client_ref ?? []);
  const routes = await asRouter(
    (tx) => raw(tx)<Route[]>`
      select a.workspace_id, a.message_id, a.client_ref, a.provider_sid, a.outcome,
        coalesce(p.account_sid, ${env().twilio.accountSid}) as account_sid
      from message_attempts a
      join messages m on m.workspace_id = a.workspace_id and m.id = a.message_id
      join senders s on s.workspace_id = m.workspace_id and s.id = m.sender_id
      left join provider_accounts p on p.workspace_id = s.workspace_id and p.id = s.account_id
      where a.provider_sid = any(${sids}::text[]) or a.client_ref = any(${refs}::uuid[])`,
  );
  const bySid = new Map(routes.flatMap((r) => (r.provider_sid ? [[r.provider_sid, r] as const] : [])));
  const byRef = new Map(routes.map((r) => [r.client_ref, r]));
  const routed: Routed[] = [];
  const unknown: Event[] = [];
  for (const event of events) {
    const found = bySid.get(event.provider_sid) ?? byRef.get(event.client_ref ?? "");
    if (found && found.account_sid === event.account_sid) routed.push({ ...event, route: found });
    else unknown.push(event);
  }
  return { routed, unknown };
}

async function applyTogether(workspaceId: number, events: Routed[]): Promise<void> {
  const changes = await withWorkspace(
    workspaceId,
    async (tx) => {
      const sql = raw(tx);
      if (events.some((e) => isOptOut(e.error_code))) await lockConsent(tx, workspaceId, "write");
      const ids = [...new Set(events.map((e) => e.route.message_id))];
      const rows = await sql<Row[]>`
      select id, status, reason, client_ref, attempt, category, channel, phone_idx from messages
      where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) order by id for update`;
      const byId = new Map(rows.map((row) => [row.id, row]));
      const at = now();
      const made: Change[] = [];
      // The first word about a try ends the doubt about it, for the words that came with it too.
      const heard = new Set<string>();
      for (const event of events) {
        const row = byId.get(event.route.message_id);
        if (!row) continue;
        const applied = applyCallback(
          {
            status: row.status,
            reason: row.reason,
            clientRef: row.client_ref,
            attempt: row.attempt,
            category: row.category,
          },
          {
            clientRef: event.route.client_ref,
            word: event.status,
            errorCode: event.error_code,
            wasLost: isOpen(event.route.outcome) && !heard.has(event.route.client_ref),
          },
          at,
        );
        heard.add(event.route.client_ref);
        made.push({ row: { ...row }, event, applied });
        if (applied.status !== row.status) row.reason = applied.plan?.reason ?? null;
        row.status = applied.status;
      }
      await adoptSids(tx, events);
      await writeStatuses(tx, workspaceId, made);
      const retried = made.filter(({ applied }) => applied.plan?.retryAt);
      await reopenCampaigns(
        tx,
        workspaceId,
        retried.map(({ row }) => row.id),
      );
      await tellStories(tx, workspaceId, made);
      await tellLateArrivals(tx, workspaceId, arrivedLate(made));
      for (const { row, applied } of made) {
        const refused = { phoneIdx: row.phone_idx, channel: row.channel, messageId: row.id };
        if (applied.plan?.optOut) await recordProviderOptOut(tx, workspaceId, refused);
      }
      return made;
    },
    { byKey: true },
  );
  if (changes.some((c) => c.applied.plan?.retryAt)) wake("message/queued");
  if (changes.some((c) => provesUnreachable(c.applied.plan?.errorCode ?? null))) wake("message/unreached");
  for (const { row, applied } of changes) {
    if (applied.isDoubled)
      log.error({ alarm: "late_acceptance", workspaceId, messageId: row.id }, "an earlier try went out too");
  }
}

/** Texts that were given up and of which the provider says now that they arrived. */
const arrivedLate = (changes: Change[]): number[] =>
  changes
    .filter(({ row }) => row.status === "failed" || row.status === "undelivered")
    .filter(({ event }) => event.status === "delivered" || event.status === "read")
    .map(({ row }) => row.id);

const isOpen = (outcome: AttemptOutcome | null): boolean => outcome === null || outcome === "ambiguous";

async function tickOff(applied: number[], unknown: number[]): Promise<void> {
  await withoutWorkspace(
    async (tx) => {
      const sql = raw(tx);
      if (applied.length > 0) {
        await sql`update provider_events set applied_at = now(), outcome = 'applied' where id = any(${applied}::bigint[])`;
      }
      if (unknown.length > 0) {
        await sql`update provider_events set tries = tries + 1, next_try_at = now() + make_interval(secs => 2 ^ least(tries, 8)),
        applied_at = case when tries + 1 >= ${MAX_TRIES} then now() end,
        outcome = case when tries + 1 >= ${MAX_TRIES} then 'unknown' end
        where id = any(${unknown}::bigint[])`;
      }
    },
    { byKey: true },
  );
}
