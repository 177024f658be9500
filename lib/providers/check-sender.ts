import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { describeCheck, problemOf } from "./describe-check";
import { type Credentials, findCredentials } from "./find-carrier";
import { type Address, type Inspection, inspectAddress, writeInboundUrl } from "./inspect-address";
import type { SenderRow } from "./present-sender";
import { requireSender } from "./queries";
import type { SenderCheck } from "./schema";
import { inboundUrl } from "./webhook-difference";

/**
 * Looks at the provider, now: do the credentials fit, is the number or service there, and do incoming texts lead
 * here. Changes nothing. Takes up to some twelve seconds; no transaction is open meanwhile.
 * @throws Problem 404
 */
export async function checkSender(actor: Actor, id: number): Promise<SenderCheck> {
  const { sender, credentials } = await load(actor, id);
  return present(sender, await inspectAddress(credentials, addressOf(sender)));
}

/**
 * Writes Parley's address for incoming texts at the provider and looks again.
 * @throws Problem 404, 409 `webhooks_not_settable` with the reason in words.
 */
export async function setWebhooks(actor: Actor, id: number): Promise<SenderCheck> {
  const { sender, credentials } = await load(actor, id);
  const address = addressOf(sender);
  const before = await inspectAddress(credentials, address);
  const check = present(sender, before);
  if (check.is_ready) return check;
  if (!check.can_set || before.trouble !== null || !before.address || !address)
    throw conflict("webhooks_not_settable", problemOf(check));
  const written = await writeInboundUrl(
    credentials,
    address,
    before.address,
    inboundUrl(env().PARLEY_PUBLIC_URL),
  );
  if (written.trouble !== null) return present(sender, written);
  await withWorkspace(actor.workspaceId, (tx) =>
    recordAudit(tx, actor, {
      verb: "sender.webhooks_set",
      subjectType: "sender",
      subjectId: id,
      after: { name: sender.name },
    }),
  );
  return present(sender, await inspectAddress(credentials, address));
}

async function load(actor: Actor, id: number): Promise<{ sender: SenderRow; credentials: Credentials }> {
  authorize(actor, "senders:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sender = await requireSender(tx, actor.workspaceId, id);
    return { sender, credentials: await findCredentials(tx, actor.workspaceId, sender.accountId) };
  });
}

/** Null for what this check cannot look up: WhatsApp senders are set up elsewhere at Twilio. */
function addressOf({ channel, number, messagingServiceSid }: SenderRow): Address | null {
  if (messagingServiceSid) return { kind: "service", serviceSid: messagingServiceSid, number };
  if (channel === "whatsapp" || number === null) return null;
  return { kind: number.startsWith("+") ? "number" : "short_code", number };
}

const present = (sender: SenderRow, inspection: Inspection): SenderCheck =>
  describeCheck(inspection, {
    at: now(),
    publicUrl: env().PARLEY_PUBLIC_URL,
    isSandbox: env().isSandbox,
    isOwnAccount: sender.accountId !== null,
    address: addressOf(sender),
  });
