import type { Category, Channel } from "@/db/enums";
import { indexesOf, revealPhone } from "@/lib/contacts/phone-identity";
import { hasFormerIndexKeys } from "@/lib/crypto";
import type { Subject } from "./gate-facts";
import { whatsAppWay } from "./whatsapp-facts";

/** A text that was accepted, with what its contact's row says. */
export type StoredText = {
  category: Category;
  contact_id: number;
  phone_idx: string;
  phone_sealed: string | null;
  time_zone: string | null;
  country: string | null;
  body: string;
  send_before: string | null;
  content_sid: string | null;
};

/** What the gate is asked about a stored text that goes out this way. */
export const subjectOf = (
  workspaceId: number,
  row: StoredText,
  { channel, senderId }: { channel: Channel; senderId: number },
): Subject => ({
  messageId: null,
  category: row.category,
  channel,
  purpose: "message",
  contactId: row.contact_id,
  phoneIndexes: knownIndexes(workspaceId, row),
  phoneIdx: row.phone_idx,
  timeZone: row.time_zone,
  country: row.country,
  body: row.body,
  sendBefore: row.send_before ? new Date(row.send_before) : null,
  erased: row.phone_sealed === null,
  whatsapp: whatsAppWay(channel, { senderId, hasContent: row.content_sid !== null }),
});

/** Only while former index keys are kept is a number known by more than its row's own index. */
const knownIndexes = (workspaceId: number, row: StoredText): string[] =>
  row.phone_sealed === null || !hasFormerIndexKeys()
    ? [row.phone_idx]
    : [
        ...new Set([
          row.phone_idx,
          ...indexesOf(workspaceId, revealPhone(workspaceId, row.phone_idx, row.phone_sealed)),
        ]),
      ];
