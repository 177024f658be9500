import { raw, withWorkspace } from "@/db/client";
import type { Category, MessageStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { minutes, now } from "@/lib/clock";
import { getWorkspace } from "@/lib/workspaces/queries";
import type { DeliveryRates, DeliverySpan } from "./delivery-schema";
import { localDay, plusDays } from "./local-days";

type Tally = {
  sender_id: number;
  name: string;
  number: string | null;
  category: Category;
  status: MessageStatus;
  count: number;
};

type Kept = { until: number; rates: Promise<DeliveryRates> };
const home = globalThis as typeof globalThis & { parleyRates?: Map<string, Kept> };
const MOST_KEPT = 1_000;

/**
 * How many texts arrived, by sender and by category. It reads every text of the span, so an answer is remembered by
 * this process for a minute; a share of a week does not change while somebody looks.
 */
export async function readRates(actor: Actor, { days }: DeliverySpan): Promise<DeliveryRates> {
  authorize(actor, "messages:read");
  const { time_zone: zone } = await getWorkspace(actor);
  const end = localDay(now(), zone);
  home.parleyRates ??= new Map();
  const kept = home.parleyRates;
  const key = `${actor.workspaceId} ${zone} ${end} ${days}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.rates;
  const rates = countRates(actor.workspaceId, zone, plusDays(end, 1 - days), end);
  rates.catch(() => kept.delete(key));
  kept.delete(key);
  kept.set(key, { until: Date.now() + minutes(1), rates });
  for (const old of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(old);
  }
  return rates;
}

async function countRates(
  workspaceId: number,
  zone: string,
  start: string,
  end: string,
): Promise<DeliveryRates> {
  const tallies = await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    return sql<Tally[]>`
      select t.*, s.name, s.number from (
        select m.sender_id, m.category, m.status, count(*) as count from messages m
        where m.workspace_id = ${workspaceId}
          and m.created_at >= (${start}::date::timestamp at time zone ${zone})
          and m.direction = 'outbound' and m.status in ('sent', 'delivered', 'read', 'undelivered', 'failed')
        group by m.sender_id, m.category, m.status) t
      join senders s on s.workspace_id = ${workspaceId} and s.id = t.sender_id`;
  });
  const senders = Map.groupBy(tallies, (tally) => tally.sender_id);
  const categories = Map.groupBy(tallies, (tally) => tally.category);
  const mostFirst = (a: Shares, b: Shares) => size(b) - size(a);
  return {
    start_date: start,
    end_date: end,
    senders: [...senders.values()]
      .flatMap((of) => {
        const [first] = of;
        return first
          ? [{ ...shares(of), sender_id: first.sender_id, name: first.name, number: first.number }]
          : [];
      })
      .sort(mostFirst),
    categories: [...categories].map(([category, of]) => ({ category, ...shares(of) })).sort(mostFirst),
  };
}

type Shares = ReturnType<typeof shares>;
const size = (s: Shares) => s.delivered + s.not_delivered + s.on_the_way;

/** Shares are of the texts whose end is known. */
function shares(tallies: readonly Pick<Tally, "status" | "count">[]) {
  const sum = (statuses: readonly MessageStatus[]) =>
    tallies.reduce((total, { status, count }) => total + (statuses.includes(status) ? count : 0), 0);
  const delivered = sum(["delivered", "read"]);
  const notDelivered = sum(["failed", "undelivered"]);
  const known = delivered + notDelivered;
  return {
    delivered,
    not_delivered: notDelivered,
    on_the_way: sum(["sent"]),
    delivery_rate: known === 0 ? null : Math.round((delivered / known) * 10_000) / 10_000,
  };
}
