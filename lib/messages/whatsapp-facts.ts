import { raw, type Tx } from "@/db/client";
import type { Channel } from "@/db/enums";
import type { WhatsAppFacts } from "./gate";

/** How a text would go out on WhatsApp: from which sender, and whether as a template that WhatsApp approved. */
export type WhatsAppWay = { senderId: number; hasContent: boolean };

/** That way, for a text on this channel; null on every other. */
export const whatsAppWay = (channel: Channel, way: WhatsAppWay): WhatsAppWay | null =>
  channel === "whatsapp" ? way : null;

type Going = { contactId: number | null; country: string | null; whatsapp?: WhatsAppWay | null };

/**
 * When the people of these texts last wrote on WhatsApp, in one read; in none where no text goes out there without an
 * approved template. Meta counts the 24 hours for each of its senders apart.
 * @returns a function to be called once per text; null for what goes out elsewhere.
 */
export async function whatsAppFacts(tx: Tx, workspaceId: number, texts: readonly Going[]) {
  const free = texts.flatMap(({ contactId, whatsapp }) =>
    whatsapp && !whatsapp.hasContent && contactId !== null ? [{ contactId, ...whatsapp }] : [],
  );
  const wrote = free.length === 0 ? nobody : await lastWrote(tx, workspaceId, free);
  return ({ contactId, country, whatsapp }: Going): WhatsAppFacts | null =>
    whatsapp
      ? {
          hasContent: whatsapp.hasContent,
          lastWroteAt: wrote.get(`${contactId} ${whatsapp.senderId}`) ?? null,
          country,
        }
      : null;
}

const nobody: ReadonlyMap<string, Date> = new Map();

async function lastWrote(
  tx: Tx,
  workspaceId: number,
  texts: { contactId: number; senderId: number }[],
): Promise<ReadonlyMap<string, Date>> {
  const unique = [...new Map(texts.map((text) => [`${text.contactId} ${text.senderId}`, text])).values()];
  const rows = await raw(tx)<{ contact_id: number; sender_id: number; at: string }[]>`
    select w.contact_id, w.sender_id, m.at
    from unnest(${unique.map(({ contactId }) => contactId)}::bigint[],
      ${unique.map(({ senderId }) => senderId)}::bigint[]) as w(contact_id, sender_id)
    cross join lateral (
      select created_at as at from messages
      where workspace_id = ${workspaceId} and contact_id = w.contact_id and sender_id = w.sender_id
        and direction = 'inbound' and channel = 'whatsapp'
      order by created_at desc limit 1) m`;
  return new Map(rows.map((row) => [`${row.contact_id} ${row.sender_id}`, new Date(row.at)]));
}
