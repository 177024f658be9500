import { raw, withWorkspace } from "@/db/client";
import { gather } from "@/lib/gather";
import type { BotReason } from "./bots";

export type Click = { workspaceId: number; linkId: number; at: Date; botReason: BotReason | null };

/** More are not kept of one link, so that a flood of clicks fills no disk; that it was clicked is known by then. */
export const MOST_CLICKS = 50;
/** Seconds. A carrier's scanner opens a link before the phone has rung; nobody reads a text as fast. */
const TOO_SOON = 2;

/** Writes a click down. Those that come at the same time share a transaction: a flood costs few. */
export const recordClick = gather(storeClicks, { keyOf: (click) => click.workspaceId, limit: 500 });

async function storeClicks(clicks: Click[]): Promise<null[]> {
  const workspaceId = clicks[0]?.workspaceId ?? 0;
  const rows = clicks.map(({ linkId, at, botReason }) => ({ link_id: linkId, at, bot_reason: botReason }));
  await withWorkspace(
    workspaceId,
    async (tx) => {
      const sql = raw(tx);
      // Under a lock, because batches may overlap, and each must see what the one before it has kept.
      await sql`
        select from short_links where workspace_id = ${workspaceId}
          and id = any(${[...new Set(clicks.map(({ linkId }) => linkId))]}::bigint[])
        order by id for no key update`;
      await sql`
        with come as (
          select c.link_id, c.at, row_number() over (partition by c.link_id order by c.at) as place,
            coalesce(c.bot_reason, case when m.status in ('queued', 'sending')
              or coalesce(m.sent_at, m.created_at) > c.at - make_interval(secs => ${TOO_SOON}) then 'too_soon' end)
              as bot_reason
          from json_to_recordset(${JSON.stringify(rows)}::json) as c(link_id bigint, at timestamptz, bot_reason text)
          join short_links l on l.workspace_id = ${workspaceId} and l.id = c.link_id
          left join messages m on m.workspace_id = ${workspaceId} and m.id = l.message_id
        ), kept as (
          insert into link_clicks (workspace_id, link_id, at, is_bot, bot_reason)
          select ${workspaceId}, c.link_id, c.at, c.bot_reason is not null, c.bot_reason from come c
          where c.place + (select count(*) from (select from link_clicks k
            where k.workspace_id = ${workspaceId} and k.link_id = c.link_id limit ${MOST_CLICKS}) k) <= ${MOST_CLICKS}
        )
        update short_links l set clicked_at = coalesce(l.clicked_at, f.person_at),
          bot_clicked_at = coalesce(l.bot_clicked_at, f.bot_at)
        from (select link_id, min(at) filter (where bot_reason is null) as person_at,
            min(at) filter (where bot_reason is not null) as bot_at
          from come group by link_id) f
        where l.workspace_id = ${workspaceId} and l.id = f.link_id
          and (l.clicked_at is null and f.person_at is not null or l.bot_clicked_at is null and f.bot_at is not null)`;
    },
    { byKey: true, timeoutMs: 5_000 },
  );
  return clicks.map(() => null);
}
