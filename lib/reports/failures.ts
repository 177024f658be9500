import type { PendingQuery, Row } from "postgres";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { errorSentence, reasonRemedy, reasonSentence } from "@/lib/messages/explain";
import { isRetryable } from "@/lib/messages/retryable";
import { maskPhone } from "@/lib/phone";
import { errorClass } from "@/lib/providers/error-classes";
import { findWorkspace } from "@/lib/workspaces/queries";
import type { DeliveryFailures, DeliverySpan, FailureGroup } from "./delivery-schema";
import { daysOf, localDay, plusDays } from "./local-days";

type Sql = ReturnType<typeof raw>;
type Cause = { error_code: number | null; error_class: string | null; reason: string | null };
type Counted = Cause & {
  day: string | null;
  texts: number;
  people: number;
  retryable: number;
  last_at: string;
};
type Met = Cause & {
  message_id: number;
  contact_id: number;
  phone_last4: string | null;
  first_name: string | null;
  last_name: string | null;
};
type HeldBack = { reason: string | null; texts: number; people: number };

const PEOPLE_SHOWN = 5;

/** What failed in the last days by cause, with its remedy, its trend and the people it met, and what was held back. */
export async function readFailures(actor: Actor, { days }: DeliverySpan): Promise<DeliveryFailures> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const workspace = await findWorkspace(tx, actor.workspaceId);
    const zone = workspace?.timeZone ?? "UTC";
    const end = localDay(now(), zone);
    const start = plusDays(end, 1 - days);
    const sql = raw(tx);
    const since = sql`(${start}::date::timestamp at time zone ${zone})`;
    const { counted, met } = await readCauses(sql, actor.workspaceId, since, zone);
    const held = await heldBack(tx, actor.workspaceId, since);
    const span = daysOf(start, end);
    const causes = counted
      .filter((row) => row.day === null)
      .map((total) => present(total, span, counted, met))
      .sort((a, b) => b.texts - a.texts);
    const sum = (of: (group: FailureGroup) => number) =>
      causes.reduce((total, group) => total + of(group), 0);
    return {
      start_date: start,
      end_date: end,
      failed: sum((group) => group.texts),
      retryable: sum((group) => group.retryable),
      causes,
      held_back: held.map(presentHeldBack),
    };
  });
}

type Since = PendingQuery<Row[]>;

/** Each cause as a whole (`day` null) and by day of the workspace's calendar, and the last people it met, each once. */
async function readCauses(sql: Sql, workspaceId: number, since: Since, zone: string) {
  const [row] = await sql<{ counted: Counted[] | null; met: Met[] | null }[]>`
    with failed as materialized (
      select m.error_code, m.error_class, case when m.error_code is null then m.reason end as reason, m.contact_id, m.id,
        m.created_at, (m.created_at at time zone ${zone})::date::text as day, (${isRetryable(sql)}) as is_retryable
      from messages m
      where m.workspace_id = ${workspaceId} and m.status in ('failed', 'undelivered') and m.created_at >= ${since}
    ), counted as (
      select error_code, error_class, reason, day, count(*) as texts, count(distinct contact_id) as people,
        count(*) filter (where is_retryable) as retryable, max(created_at) as last_at
      from failed
      group by grouping sets ((error_code, error_class, reason), (error_code, error_class, reason, day))
    ), latest as (
      select error_code, error_class, reason, contact_id, max(id) as message_id,
        row_number() over (partition by error_code, error_class, reason order by max(id) desc) as place
      from failed group by error_code, error_class, reason, contact_id
    ), met as (
      select l.error_code, l.error_class, l.reason, l.message_id, l.contact_id, c.phone_last4, c.first_name, c.last_name
      from latest l join contacts c on c.workspace_id = ${workspaceId} and c.id = l.contact_id
      where l.place <= ${PEOPLE_SHOWN} order by l.message_id desc
    )
    select (select jsonb_agg(to_jsonb(counted)) from counted) as counted, (select jsonb_agg(to_jsonb(met)) from met) as met`;
  return { counted: row?.counted ?? [], met: row?.met ?? [] };
}

const heldBack = (tx: Tx, workspaceId: number, since: Since) => raw(tx)<HeldBack[]>`
  select reason, count(*) as texts, count(distinct contact_id) as people from messages
  where workspace_id = ${workspaceId} and status = 'suppressed' and created_at >= ${since}
  group by reason order by texts desc`;

const sameCause = (a: Cause, b: Cause) =>
  a.error_code === b.error_code && a.error_class === b.error_class && a.reason === b.reason;

function present(total: Counted, span: string[], counted: Counted[], met: Met[]): FailureGroup {
  const ofDay = new Map(counted.filter((row) => sameCause(row, total)).map((row) => [row.day, row.texts]));
  return {
    error_code: total.error_code,
    error_class: total.error_class,
    reason: total.reason,
    ...words(total),
    texts: total.texts,
    people: total.people,
    retryable: total.retryable,
    last_at: new Date(total.last_at).toISOString(),
    by_day: span.map((day) => ofDay.get(day) ?? 0),
    latest: met
      .filter((row) => sameCause(row, total))
      .map(({ message_id, contact_id, phone_last4, first_name, last_name }) => ({
        message_id,
        contact_id,
        contact_name: [first_name, last_name].filter(Boolean).join(" ") || null,
        phone: maskPhone(phone_last4),
      })),
  };
}

function words({ error_code, reason }: Cause): { cause: string; remedy: string } {
  if (error_code !== null) {
    const { meaning, remedy } = errorSentence(error_code);
    return { cause: meaning, remedy };
  }
  const { meaning, remedy } = errorClass(null);
  return {
    cause: reason ? reasonSentence(reason) : meaning,
    remedy: (reason && reasonRemedy(reason)) || remedy,
  };
}

const presentHeldBack = ({ reason, texts, people }: HeldBack) => ({
  reason: reason ?? "suppressed",
  cause: reason ? reasonSentence(reason) : "It was held back.",
  remedy: reason ? reasonRemedy(reason) : null,
  texts,
  people,
});
