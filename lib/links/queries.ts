import { raw, type Tx } from "@/db/client";
import type { BotReason } from "./bots";
import { linkBase } from "./link-base";
import type { LinkView } from "./schema";

type LinkRow = {
  id: number;
  code: string;
  target: string;
  expires_at: string;
  clicked_at: string | null;
};

/** One time somebody, or some machine, followed a link. */
export type ClickView = { at: string; target: string; bot_reason: BotReason | null };

/** The short addresses of a text, or of the one that it stands in for, in order; and each time one was followed. */
export async function listLinks(
  tx: Tx,
  workspaceId: number,
  messageId: number,
): Promise<{ links: LinkView[]; clicks: ClickView[] }> {
  const sql = raw(tx);
  const rows = await sql<LinkRow[]>`
    select id, code, target, expires_at, clicked_at from short_links
    where workspace_id = ${workspaceId} and message_id in (select unnest(array[id, fallback_of]) from messages
      where workspace_id = ${workspaceId} and id = ${messageId})
    order by id`;
  if (rows.length === 0) return { links: [], clicks: [] };
  const clicks = await sql<{ link_id: number; at: string; bot_reason: BotReason | null }[]>`
    select link_id, at, bot_reason from link_clicks
    where workspace_id = ${workspaceId} and link_id = any(${rows.map(({ id }) => id)}::bigint[]) order by id`;
  const base = linkBase();
  const count = (id: number, isBot: boolean) =>
    clicks.filter(({ link_id, bot_reason }) => link_id === id && (bot_reason !== null) === isBot).length;
  return {
    links: rows.map(({ id, code, target, expires_at, clicked_at }) => ({
      url: `${base}${code}`,
      target,
      expires_at: new Date(expires_at).toISOString(),
      clicked_at: clicked_at && new Date(clicked_at).toISOString(),
      clicks: count(id, false),
      bot_clicks: count(id, true),
    })),
    clicks: clicks.map(({ link_id, at, bot_reason }) => ({
      at: new Date(at).toISOString(),
      target: rows.find(({ id }) => id === link_id)?.target ?? "",
      bot_reason,
    })),
  };
}
