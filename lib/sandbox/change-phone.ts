import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { env } from "@/lib/env";
import { conflict, invalid, notFound } from "@/lib/errors";
import { parsePhone } from "@/lib/phone";
import type { PhoneFile } from "./media";
import { ensureNumbers } from "./numbers";
import { mine } from "./phones";
import { wakePump } from "./pump-timer";
import { receiveText } from "./receive-text";
import type { ChangePhone } from "./schema";
import { ensureThread } from "./threads";
import type { VisibleSender } from "./visible-senders";
import { markRead } from "./whatsapp-rules";

/** Takes a phone into the network, able to text these senders. @throws Problem 422 for what is no number, 409 without a sender */
export async function addPhone(senders: VisibleSender[], text: string): Promise<{ id: number }> {
  if (senders.length === 0)
    throw conflict("no_sender", "There is no business number to talk to yet. Add a sender first.");
  const parsed = parsePhone(text, { defaultCountry: "US", relaxed: env().isSandbox });
  if (!parsed.ok)
    throw invalid("number", parsed.reason, "Write the number with its country code, like +1 212 555 0137.");
  return withoutWorkspace(async (tx) => {
    const [phoneId = 0] = await ensureNumbers(tx, parsed.phone.e164);
    for (const { senderId, channel } of senders) await ensureThread(tx, { senderId, phoneId, channel });
    return { id: phoneId };
  });
}

/**
 * Changes how a phone behaves toward these senders, what the carrier does to one sender's next texts to it, or how
 * much of it has been read. @throws Problem 404
 */
export async function changePhone(
  senders: VisibleSender[],
  phoneId: number,
  change: ChangePhone,
): Promise<void> {
  // A behavior holds for every one of the person's numbers, also those that this phone hasn't talked to.
  const concerned = "fault" in change ? senders.filter((sender) => isSame(sender, change)) : senders;
  if (concerned.length === 0) throw notFound();
  await withoutWorkspace(async (tx) => {
    await requirePhone(tx, senders, phoneId);
    if (!("seenId" in change))
      for (const { senderId, channel } of concerned) await ensureThread(tx, { senderId, phoneId, channel });
    const sql = raw(tx);
    const setting =
      "behavior" in change
        ? sql`behavior = ${change.behavior}`
        : "fault" in change
          ? sql`fault = ${change.fault}, faults_left = ${change.count}`
          : sql`seen_id = greatest(seen_id, ${change.seenId})`;
    await sql`update sandbox.threads t set ${setting} from ${mine(tx, concerned)}
      where t.phone_id = ${phoneId} and mine.sender_id = t.sender_id and mine.channel = t.channel`;
    const onWhatsApp = concerned.filter(({ channel }) => channel === "whatsapp");
    if ("seenId" in change && onWhatsApp.length > 0)
      await markRead(
        tx,
        onWhatsApp.map(({ senderId }) => senderId),
        phoneId,
        change.seenId,
      );
  });
  if ("seenId" in change) wakePump();
}

/** The person at the phone texts one of these senders, with a file or without. @throws Problem 404 for a phone or sender that is not theirs to see */
export async function textAsPhone(
  senders: VisibleSender[],
  phoneId: number,
  text: { senderId: number; channel: string; body: string },
  file: PhoneFile | null = null,
): Promise<void> {
  const sender = senders.find((one) => isSame(one, text));
  if (!sender) throw notFound();
  await withoutWorkspace((tx) => requirePhone(tx, senders, phoneId));
  await receiveText({ ...sender, phoneId }, text.body, file);
}

const isSame = (
  a: { senderId: number; channel: string },
  b: { senderId: number; channel: string },
): boolean => a.senderId === b.senderId && a.channel === b.channel;

async function requirePhone(tx: Tx, senders: VisibleSender[], phoneId: number): Promise<void> {
  const [known] = await raw(tx)`select 1 from sandbox.threads t
    join ${mine(tx, senders)} on mine.sender_id = t.sender_id and mine.channel = t.channel
    where t.phone_id = ${phoneId} limit 1`;
  if (!known) throw notFound();
}
