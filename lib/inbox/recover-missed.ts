import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import type { Channel } from "@/db/enums";
import { wake } from "@/inngest/events";
import { later, minutes } from "@/lib/clock";
import { log } from "@/lib/log";
import type { Drained } from "@/lib/messages/dispatch";
import { isKnown } from "@/lib/messages/due-senders";
import type { Carrier, ReceivedText } from "@/lib/providers/carrier";
import { type Credentials, carrierFor, findCredentials } from "@/lib/providers/find-carrier";
import { receiveMessage } from "./receive-message";

const BATCH = 40;
const AT_ONCE = 4;
/** A webhook is tried once or twice within seconds and then forgotten, so what it did not bring is looked for. */
const EVERY_SECONDS = 240;
/** The provider's clock is not ours, and its list may lag behind its webhooks. */
const OVERLAP_MS = minutes(5);

const WORTH_TELLING = 3;
/** Looks that are due soon are made at once, so that all senders need one run and not one each. */
const TOGETHER = "30 seconds";

type Looked = {
  id: number;
  tries: number;
  channel: Channel;
  number: string | null;
  messaging_service_sid: string | null;
  account_id: number | null;
  known_until: string;
  was_known: boolean;
  at: string;
};

/**
 * Looks in the provider's list for customers' texts that no webhook brought: while Parley was down, a STOP may have
 * come. What is found goes the way of a webhook, oldest first. While a sender's texts are not known up to a few
 * minutes ago it sends nothing (`isKnown` in due-senders.ts), so that a STOP is heard before sending resumes.
 */
export async function recoverMissed(): Promise<Drained> {
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; id: number }[]>`
      select s.workspace_id, s.id from senders s
      join workspaces w on w.id = s.workspace_id and w.status = 'active'
      where s.inbound_look_at <= now() + ${TOGETHER}::interval and s.status = 'active'
      order by s.inbound_look_at limit ${BATCH}`,
  );
  let mayGoOn = false;
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const looks = due.slice(start, start + AT_ONCE).map((s) => recoverSender(s.workspace_id, s.id));
    mayGoOn = (await Promise.all(looks)).some(Boolean) || mayGoOn;
  }
  if (mayGoOn) wake("message/queued");
  return { worked: due.length, next: await nextMissed() };
}

export async function nextMissed(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`
      select min(s.inbound_look_at) as at from senders s
      join workspaces w on w.id = s.workspace_id and w.status = 'active' where s.status = 'active'`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** @returns whether the sender had to wait for this. */
async function recoverSender(workspaceId: number, senderId: number): Promise<boolean> {
  const taken = await withWorkspace(workspaceId, async (tx) => {
    const sender = await takeTurn(tx, workspaceId, senderId);
    return sender && { sender, credentials: await findCredentials(tx, workspaceId, sender.account_id) };
  });
  if (!taken) return false;
  const { sender, credentials } = taken;
  try {
    await recover(workspaceId, sender, credentials);
    await withWorkspace(
      workspaceId,
      (tx) => raw(tx)`
        update senders set inbound_known_until = greatest(inbound_known_until, ${sender.at}::timestamptz),
          inbound_look_at = now() + make_interval(secs => ${EVERY_SECONDS}), inbound_look_tries = 0
        where workspace_id = ${workspaceId} and id = ${senderId}`,
    );
  } catch (err) {
    // One that comes to nothing is no news: the next look reaches as far back.
    const level = sender.tries < WORTH_TELLING ? "debug" : "warn";
    log[level]({ err, workspaceId, senderId }, "the provider's list of received texts could not be read");
  }
  return !sender.was_known;
}

/** Another look is due in a minute unless this one succeeds, whatever becomes of this process. */
async function takeTurn(tx: Tx, workspaceId: number, senderId: number): Promise<Looked | undefined> {
  const [sender] = await raw(tx)<Looked[]>`
    update senders s set inbound_look_at = now() + interval '1 minute',
      inbound_look_tries = least(inbound_look_tries + 1, 1000)
    where workspace_id = ${workspaceId} and id = ${senderId} and status = 'active'
      and inbound_look_at <= now() + ${TOGETHER}::interval
    returning id, inbound_look_tries as tries, channel, number, messaging_service_sid, account_id, inbound_known_until as known_until,
      ${isKnown(tx)} as was_known, now() as at`;
  return sender;
}

async function recover(workspaceId: number, sender: Looked, credentials: Credentials): Promise<void> {
  const carrier = carrierFor(credentials);
  const { channel, number, messaging_service_sid: messagingServiceSid } = sender;
  const since = later(new Date(sender.known_until), -OVERLAP_MS);
  const listed = await carrier.listReceived({ channel, number, messagingServiceSid }, since);
  const missed = await withoutKnown(workspaceId, listed);
  for (const text of missed) {
    const hook = {
      accountSid: credentials.accountSid,
      workspaceIds: sender.account_id === null ? null : [workspaceId],
      params: await asWebhook(carrier, channel, text),
    };
    const received = await receiveMessage(hook, "list");
    log.warn({ workspaceId, senderId: sender.id, received }, "a text came without a webhook");
  }
}

async function withoutKnown(workspaceId: number, listed: ReceivedText[]): Promise<ReceivedText[]> {
  if (listed.length === 0) return [];
  const known = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<{ provider_sid: string }[]>`
      select provider_sid from messages where workspace_id = ${workspaceId} and direction = 'inbound'
        and provider_sid = any(${listed.map(({ providerSid }) => providerSid)}::text[])`,
  );
  const sids = new Set(known.map((row) => row.provider_sid));
  return listed.filter(({ providerSid }) => !sids.has(providerSid));
}

/** The fields that the webhook would have had. */
async function asWebhook(
  carrier: Carrier,
  channel: Channel,
  text: ReceivedText,
): Promise<Record<string, string>> {
  const prefix = channel === "whatsapp" ? "whatsapp:" : "";
  const files = text.files > 0 ? await carrier.listFiles(text.providerSid) : [];
  return {
    MessageSid: text.providerSid,
    From: `${prefix}${text.from}`,
    To: `${prefix}${text.to}`,
    Body: text.body,
    ...(text.messagingServiceSid ? { MessagingServiceSid: text.messagingServiceSid } : {}),
    NumMedia: String(files.length),
    ...Object.fromEntries(
      files.flatMap(({ url, type }, i) => [
        [`MediaUrl${i}`, url],
        [`MediaContentType${i}`, type],
      ]),
    ),
  };
}
