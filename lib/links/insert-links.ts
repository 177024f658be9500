import { raw, type Tx } from "@/db/client";
import type { Coded } from "./draw-codes";

export type NewLink = Coded & {
  contact_id: number;
  message_id: number;
  campaign_id: number | null;
  /** ISO */
  expires_at: string;
};

/** A code was drawn that another link has. `withWorkspace` begins anew on 40001, and other codes are drawn. */
class CodeTaken extends Error {
  readonly code = "40001";
}

/** Stores the links of texts that are written in the same transaction, all in one statement. */
export async function insertLinks(tx: Tx, workspaceId: number, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return;
  const { count } = await raw(tx)`
    insert into short_links (workspace_id, code, target, contact_id, message_id, campaign_id, expires_at)
    select ${workspaceId}, r.*
    from json_to_recordset(${JSON.stringify(links)}::json) as r(code text, target text, contact_id bigint,
      message_id bigint, campaign_id bigint, expires_at timestamptz)
    on conflict (code) do nothing`;
  if (count < links.length) throw new CodeTaken("a code is taken");
}
