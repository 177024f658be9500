import { raw, withWorkspace } from "@/db/client";
import { later, minutes } from "@/lib/clock";
import type { BotReason } from "@/lib/links/bots";
import { seededPicks } from "./random";
import type { Text, World } from "./world";

type Click = { code: string; at: Date; bot_reason: BotReason | null };

const LINK_DAYS = 30;
/** Machines open a few links within seconds; about every fifth person opens theirs, most of them soon. */
const BY_MACHINE = 0.07;
const BY_PERSON = 0.22;
const ONCE_MORE = 0.15;

/** The short links of the past offers, and who opened them. With picks of its own, so that the rest stays as it is. */
export async function writeClicks({ workspaceId, now, texts }: World, ids: Map<Text, number>): Promise<void> {
  const picks = seededPicks(workspaceId + 31);
  const linked = texts.filter(({ links, status }) => links.length > 0 && status !== "suppressed");
  const clicks = linked.flatMap(({ links, sentAt, deliveredAt }) =>
    links.flatMap(({ code }): Click[] => {
      if (!sentAt || !deliveredAt) return [];
      const machine = picks.chance(BY_MACHINE)
        ? [{ code, at: later(sentAt, 900), bot_reason: "preview" as const }]
        : [];
      if (!picks.chance(BY_PERSON)) return machine;
      const first = later(deliveredAt, minutes(picks.early(1, 900)));
      const again = picks.chance(ONCE_MORE) ? [later(first, minutes(picks.between(5, 600)))] : [];
      return [...machine, ...[first, ...again].map((at) => ({ code, at, bot_reason: null }))];
    }),
  );
  const rows = linked.flatMap((text) =>
    text.links.map((link) => ({ ...link, message_id: ids.get(text), created_at: text.createdAt })),
  );
  const past = clicks.filter(({ at }) => at < now).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`
      insert into short_links (workspace_id, code, target, contact_id, message_id, campaign_id, created_at, expires_at)
      select ${workspaceId}, r.code, r.target, m.contact_id, m.id, m.campaign_id, r.created_at,
        r.created_at + make_interval(days => ${LINK_DAYS})
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(code text, target text, message_id bigint,
        created_at timestamptz)
      join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id`;
    await sql`
      with come as (
        select l.id, c.at, c.bot_reason
        from json_to_recordset(${JSON.stringify(past)}::json) as c(code text, at timestamptz, bot_reason text)
        join short_links l on l.workspace_id = ${workspaceId} and l.code = c.code
      ), kept as (
        insert into link_clicks (workspace_id, link_id, at, is_bot, bot_reason)
        select ${workspaceId}, id, at, bot_reason is not null, bot_reason from come order by at
      )
      update short_links l set clicked_at = f.person_at, bot_clicked_at = f.bot_at
      from (select id, min(at) filter (where bot_reason is null) as person_at,
          min(at) filter (where bot_reason is not null) as bot_at from come group by id) f
      where l.workspace_id = ${workspaceId} and l.id = f.id`;
    await sql`
      update campaigns c set shortens_links = true
      where workspace_id = ${workspaceId} and exists (select from short_links l
        where l.workspace_id = ${workspaceId} and l.campaign_id = c.id)`;
  });
}
