import { raw, type Tx, withWorkspace } from "@/db/client";
import type { MessageStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import { findTemplate } from "@/lib/templates/queries";
import { toFigures } from "./figures";
import { localDay, plusDays } from "./local-days";
import type { TemplatePerformance, TemplatePerformanceQuery } from "./performance-schema";
import { placeOf } from "./place";

/** What somebody does later than this has another cause. */
const REACTION = "3 days";
/** Answers and opt-outs are looked up text by text, so only after the newest ones. */
const ASKED = 2_000;

type Tally = {
  version: number;
  status: MessageStatus;
  currency: string;
  count: number;
  cost_micros: number;
  last_at: string;
};
type Reaction = { version: number; asked: number; answered: number; opted_out: number };

/** What became of a template's texts in these days of the workspace's calendar. @throws Problem 404. */
export async function readTemplatePerformance(
  actor: Actor,
  templateId: number,
  { days }: TemplatePerformanceQuery,
): Promise<TemplatePerformance> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    if (!(await findTemplate(tx, actor.workspaceId, templateId))) throw notFound();
    const { timeZone } = await placeOf(tx, actor.workspaceId);
    const end = localDay(now(), timeZone);
    const start = plusDays(end, 1 - days);
    const texts = textsSince(tx, actor.workspaceId, templateId, start, timeZone);
    const tallies = await readTallies(tx, texts);
    const reactions = await readReactions(tx, actor.workspaceId, texts);
    const versions = [...new Set(tallies.map(({ version }) => version))].sort((a, b) => b - a);
    return {
      start_date: start,
      end_date: end,
      ...sum(tallies, reactions),
      last_at: tallies.reduce<string | null>(
        (last, { last_at: at }) => (last === null || at > last ? at : last),
        null,
      ),
      versions: versions.map((version) => ({
        version,
        ...sum(
          tallies.filter((tally) => tally.version === version),
          reactions.filter((reaction) => reaction.version === version),
        ),
      })),
    };
  });
}

type Fragment = ReturnType<typeof textsSince>;

/** Ids follow time, so the first of the span bounds the template's own index too. */
function textsSince(tx: Tx, workspaceId: number, templateId: number, start: string, zone: string) {
  const sql = raw(tx);
  const since = sql`(${start}::date::timestamp at time zone ${zone})`;
  return sql`
    from messages m
    where m.workspace_id = ${workspaceId} and m.template_id = ${templateId} and m.direction = 'outbound'
      and m.created_at >= ${since} and m.id >= coalesce((
        select f.id from messages f where f.workspace_id = ${workspaceId} and f.created_at >= ${since}
        order by f.created_at, f.id limit 1), 0)`;
}

const readTallies = async (tx: Tx, texts: Fragment): Promise<Tally[]> => {
  const rows = await raw(tx)<Tally[]>`
    select coalesce(m.template_version, 1) as version, m.status, m.currency, count(*) as count,
      coalesce(sum(coalesce(m.price_micros, m.estimated_cost_micros)), 0)::bigint as cost_micros,
      max(m.created_at) as last_at
    ${texts} group by 1, 2, 3`;
  return rows.map((row) => ({ ...row, last_at: new Date(row.last_at).toISOString() }));
};

const readReactions = (tx: Tx, workspaceId: number, texts: Fragment): Promise<Reaction[]> => {
  const sql = raw(tx);
  return sql<Reaction[]>`
    with asked as (
      select m.id, m.contact_id, m.phone_idx, coalesce(m.template_version, 1) as version,
        coalesce(m.sent_at, m.created_at) as at
      ${texts} and m.status in ('sent', 'delivered', 'read') order by m.id desc limit ${ASKED})
    select a.version, count(*) as asked,
      count(*) filter (where exists (
        select from messages r where r.workspace_id = ${workspaceId} and r.contact_id = a.contact_id and r.id > a.id
          and r.direction = 'inbound' and r.created_at < a.at + ${REACTION}::interval)) as answered,
      count(*) filter (where exists (
        select from consent_events e where e.workspace_id = ${workspaceId} and e.phone_idx = a.phone_idx
          and e.action = 'opted_out' and e.at >= a.at and e.at < a.at + ${REACTION}::interval)) as opted_out
    from asked a group by a.version`;
};

function sum(tallies: Tally[], reactions: Reaction[]) {
  const { by_status, sent, delivered, not_delivered, delivery_rate, costs } = toFigures(
    tallies.map((one) => ({ ...one, costMicros: left.has(one.status) ? one.cost_micros : 0, ...untimed })),
    0,
  );
  const of = (pick: (reaction: Reaction) => number) =>
    reactions.reduce((total, reaction) => total + pick(reaction), 0);
  return {
    sent,
    delivered,
    not_delivered,
    not_sent: by_status.suppressed + by_status.canceled,
    delivery_rate,
    costs,
    asked: of((reaction) => reaction.asked),
    answered: of((reaction) => reaction.answered),
    opted_out: of((reaction) => reaction.opted_out),
  };
}

const left: ReadonlySet<MessageStatus> = new Set(["sent", "delivered", "read", "undelivered"]);
const untimed = { deliverySeconds: 0, timed: 0 };
