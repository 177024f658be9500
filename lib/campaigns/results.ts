import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { estimateCurrency } from "@/lib/billing/estimate";
import { hours, later, now } from "@/lib/clock";
import { errorSentence, reasonRemedy, reasonSentence } from "@/lib/messages/explain";
import { findWorkspace } from "@/lib/workspaces/queries";
import { type Answerer, findAnswerers, readAnswers, readRefusals } from "./answers";
import { readClicks } from "./clicks";
import { requireCampaign } from "./find-campaign";
import { type CampaignRow, loadVariants } from "./plan";
import { ANSWER_DAYS } from "./progress";
import type { ResultsView } from "./results-schema";
import { judgeVariants, shareOf, type Tally } from "./statistics";
import { readVisits } from "./visits";

const ANSWER_MS = hours(24 * ANSWER_DAYS);

type VariantRow = {
  variant: number;
  recipients: number;
  held_out: number;
  sent: number;
  delivered: number;
  on_whatsapp: number;
  read: number;
  replied: number;
  opted_out: number;
  held_out_replied: number;
  held_out_opted_out: number;
  cost_micros: number;
};
type HourRow = { hour: string; sent: number; delivered: number; failed: number };
type FailureRow = { error_code: number | null; reason: string | null; count: number };

/**
 * What came of a launched campaign: each text with its shares and how sure they are, a verdict in plain words, the
 * hold-out group to compare with, the course by hour, and what failed with what to do. @throws Problem 404.
 */
export async function readResults(actor: Actor, id: number): Promise<ResultsView> {
  authorize(actor, "campaigns:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const campaign = await requireCampaign(tx, workspaceId, id);
    const variants = await loadVariants(tx, workspaceId, campaign);
    const workspace = await findWorkspace(tx, workspaceId);
    const rows = await readVariants(tx, workspaceId, campaign);
    const clicks = campaign.shortensLinks ? await readClicks(tx, workspaceId, id) : null;
    const clicked = (position: number) => clicks && (clicks.get(position)?.people ?? 0);
    const texts = variants.map((variant) => ({
      variant,
      row: rows.find((row) => row.variant === variant.position) ?? nothing(variant.position),
    }));
    const tallies = texts.map(
      ({ row }): Tally => ({
        position: row.variant,
        sent: row.sent,
        delivered: row.delivered,
        replied: row.replied,
        optedOut: row.opted_out,
        clicked: clicked(row.variant),
      }),
    );
    return {
      variants: texts.map(({ variant, row }) => ({
        position: variant.position,
        template_id: variant.templateId,
        template_name: variant.templateName,
        recipients: row.recipients,
        sent: row.sent,
        delivered: shareOf(row.delivered, row.sent),
        read: row.on_whatsapp > 0 ? shareOf(row.read, row.on_whatsapp) : null,
        replied: shareOf(row.replied, row.sent),
        opted_out: shareOf(row.opted_out, row.sent),
        clicked: clicks && shareOf(clicked(row.variant) ?? 0, row.sent),
        bot_clicked: clicks && (clicks.get(row.variant)?.bots ?? 0),
        cost_micros: row.cost_micros,
      })),
      visits: await readVisits(tx, workspaceId, id),
      held_out: campaign.holdOutPercent > 0 ? presentHeldOut(rows) : null,
      verdict: judgeVariants(tallies),
      by_hour: await readHours(tx, workspaceId, id, workspace?.timeZone ?? "UTC"),
      failures: (await readFailures(tx, workspaceId, id)).map(presentFailure),
      currency: estimateCurrency,
    };
  });
}

/** Each text's people and what came of their texts; answers and opt-outs are counted from their side. */
async function readVariants(tx: Tx, workspaceId: number, campaign: CampaignRow): Promise<VariantRow[]> {
  const { id, launchedAt, createdAt, finishedAt } = campaign;
  const rows = await raw(tx)<VariantRow[]>`
    select r.variant, count(*) filter (where r.status <> 'held_out') as recipients,
      count(*) filter (where r.status = 'held_out') as held_out,
      count(*) filter (where m.sent_at is not null) as sent,
      count(*) filter (where m.status in ('delivered', 'read')) as delivered,
      count(*) filter (where m.channel = 'whatsapp' and m.sent_at is not null) as on_whatsapp,
      count(*) filter (where m.status = 'read') as read,
      0 as replied, 0 as opted_out, 0 as held_out_replied, 0 as held_out_opted_out,
      coalesce(sum(coalesce(m.price_micros, m.estimated_cost_micros)) filter (where m.sent_at is not null), 0)::bigint
        as cost_micros
    from campaign_recipients r
    left join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id
    where r.workspace_id = ${workspaceId} and r.campaign_id = ${id} and r.status in ('pending', 'queued', 'held_out')
    group by r.variant`;
  const span = { from: launchedAt ?? createdAt, to: later(finishedAt ?? now(), ANSWER_MS) };
  const count = (people: Answerer[], of: "replied" | "opted_out") => {
    for (const { variant, isHeldOut } of people) {
      const row = rows.find((one) => one.variant === variant);
      if (row) row[isHeldOut ? (`held_out_${of}` as const) : of]++;
    }
  };
  const answers = await readAnswers(tx, workspaceId, span);
  const writers = await findAnswerers(tx, workspaceId, id, { contactIds: [...answers.keys()] });
  count(
    writers.filter(({ contactId, since }) => hasAnswered(answers.get(contactId), since)),
    "replied",
  );
  const refusals = await readRefusals(tx, workspaceId, span);
  const refusers = await findAnswerers(tx, workspaceId, id, { phoneIndexes: [...refusals.keys()] });
  count(
    refusers.filter(({ phoneIdx, since }) => hasAnswered(refusals.get(phoneIdx), since)),
    "opted_out",
  );
  return rows;
}

const hasAnswered = (moments: readonly Date[] | undefined, since: Date): boolean =>
  moments?.some((at) => at >= since && at.getTime() - since.getTime() < ANSWER_MS) === true;

function presentHeldOut(rows: VariantRow[]): ResultsView["held_out"] {
  const sum = (read: (row: VariantRow) => number) => rows.reduce((total, row) => total + read(row), 0);
  const people = sum((row) => row.held_out);
  return {
    people,
    replied: shareOf(
      sum((row) => row.held_out_replied),
      people,
    ),
    opted_out: shareOf(
      sum((row) => row.held_out_opted_out),
      people,
    ),
  };
}

const nothing = (variant: number): VariantRow => ({
  variant,
  recipients: 0,
  held_out: 0,
  sent: 0,
  delivered: 0,
  on_whatsapp: 0,
  read: 0,
  replied: 0,
  opted_out: 0,
  held_out_replied: 0,
  held_out_opted_out: 0,
  cost_micros: 0,
});

/** By the hour in which texts went out or, where none did, in which they failed; on the workspace's clock. */
async function readHours(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  zone: string,
): Promise<ResultsView["by_hour"]> {
  const rows = await raw(tx)<HourRow[]>`
    select date_trunc('hour', coalesce(sent_at, finished_at), ${zone}) as hour,
      count(*) filter (where sent_at is not null) as sent,
      count(*) filter (where status in ('delivered', 'read')) as delivered,
      count(*) filter (where status in ('failed', 'undelivered')) as failed
    from messages
    where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
      and status in ('sent', 'delivered', 'read', 'failed', 'undelivered') and replaced_at is null and coalesce(sent_at, finished_at) is not null
    group by 1 order by 1`;
  return rows.map(({ hour, ...counts }) => ({ hour: new Date(hour).toISOString(), ...counts }));
}

const readFailures = (tx: Tx, workspaceId: number, campaignId: number) => raw(tx)<FailureRow[]>`
  select error_code, case when error_code is null then reason end as reason, count(*) as count
  from messages
  where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
    and status in ('failed', 'undelivered', 'suppressed') and replaced_at is null
  group by 1, 2 order by count desc, 1, 2`;

function presentFailure({ error_code: code, reason, count }: FailureRow): ResultsView["failures"][number] {
  if (code !== null) {
    const { meaning, remedy } = errorSentence(code);
    return { code: String(code), count, title: meaning, remedy };
  }
  const known = reason ?? "unknown";
  return {
    code: known,
    count,
    title: reason === null ? "The provider did not say what went wrong." : reasonSentence(reason),
    remedy: (reason && reasonRemedy(reason)) ?? "Open one of these texts to read its story.",
  };
}
