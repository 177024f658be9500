import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import type { Channel } from "@/db/enums";
import { senders } from "@/db/schema/senders";
import { type Actor, authorize } from "@/lib/actor";
import { indexesOf } from "@/lib/contacts/phone-identity";
import { env } from "@/lib/env";
import { invalid } from "@/lib/errors";
import { parsePhone } from "@/lib/phone";
import { findWorkspace } from "@/lib/workspaces/queries";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { claimAddress } from "./claim-address";
import { presentSender } from "./present-sender";
import { requireSender } from "./queries";
import { saveAccount } from "./save-account";
import type { CreateSenderInput, SenderView } from "./schema";

/** Messages a second of a new WhatsApp sender. Source: Meta, throughput. */
const WHATSAPP_PER_SECOND = 80;

/**
 * Adds a number or messaging service that the workspace sends from. The first of a channel becomes its default.
 * @throws Problem 409 `sender_taken` or `sender_exists`, 422 for a number or account that cannot be used.
 */
export async function createSender(actor: Actor, input: CreateSenderInput): Promise<SenderView> {
  authorize(actor, "senders:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = actor;
    const { provider, channel } = input;
    const platformSid = env().twilio.accountSid;
    const number = input.number === undefined ? null : await readNumber(tx, workspaceId, input.number);
    const messagingServiceSid = input.messaging_service_sid ?? null;
    const accountSid = input.account_sid ?? platformSid;
    await claimAddress(tx, workspaceId, platformSid, {
      provider,
      accountSid,
      channel,
      number,
      messagingServiceSid,
    });
    const own = input.account_sid;
    const accountId =
      own === undefined
        ? null
        : await saveAccount(tx, workspaceId, { provider, accountSid: own, authToken: input.auth_token });
    const isDefault = input.is_default ?? !(await hasDefault(tx, workspaceId, channel));
    if (isDefault) await clearDefault(tx, workspaceId, channel);
    const [made] = await tx
      .insert(senders)
      .values({
        workspaceId,
        provider,
        channel,
        number,
        messagingServiceSid,
        accountId,
        isDefault,
        name: input.name ?? number ?? "Messaging service",
        status: input.status,
        // Twilio answers STOP by itself on SMS only, unless Advanced Opt-Out is on, which says so with each text.
        optOutReplies: input.opt_out_replies ?? (channel === "whatsapp" ? "parley" : undefined),
        allowlist: await allowlistOf(tx, workspaceId, input.verified_numbers),
        segmentsPerSecond:
          input.segments_per_second ??
          (channel === "whatsapp" ? WHATSAPP_PER_SECOND : env().DEFAULT_RATE_LIMIT),
        dailyQuota: input.daily_quota,
      })
      .returning({ id: senders.id });
    if (!made) throw new Error("insert returned no row");
    const after = { provider, channel, number, messaging_service_sid: messagingServiceSid };
    await recordAudit(tx, actor, {
      verb: "sender.created",
      subjectType: "sender",
      subjectId: made.id,
      after,
    });
    return presentSender(await requireSender(tx, workspaceId, made.id));
  });
}

/** Takes the default away from the channel's sender. */
export async function clearDefault(tx: Tx, workspaceId: number, channel: Channel): Promise<void> {
  await tx
    .update(senders)
    .set({ isDefault: false })
    .where(
      and(eq(senders.workspaceId, workspaceId), eq(senders.channel, channel), eq(senders.isDefault, true)),
    );
}

/** Numbers as the gate compares them: every index each may be known by. Undefined stays undefined, null means anyone. */
export async function allowlistOf<T extends null | undefined>(
  tx: Tx,
  workspaceId: number,
  numbers: string[] | T,
): Promise<string[] | T> {
  if (numbers === null || numbers === undefined) return numbers;
  const defaultCountry = await countryOf(tx, workspaceId);
  return numbers.flatMap((text, i) => {
    const parsed = parsePhone(text, { defaultCountry, relaxed: env().isSandbox });
    if (!parsed.ok)
      throw invalid(`verified_numbers.${i}`, parsed.reason, "This is no number that can be texted.");
    return indexesOf(workspaceId, parsed.phone.e164);
  });
}

async function readNumber(tx: Tx, workspaceId: number, text: string): Promise<string> {
  const bare = text.trim().replace(/^whatsapp:/i, "");
  if (/^\d{5,6}$/.test(bare)) return bare;
  const parsed = parsePhone(bare, {
    defaultCountry: await countryOf(tx, workspaceId),
    relaxed: env().isSandbox,
  });
  if (parsed.ok) return parsed.phone.e164;
  throw invalid(
    "number",
    "phone_invalid",
    "Write the number in E.164, such as +14155550100, or a short code.",
  );
}

const countryOf = async (tx: Tx, workspaceId: number) =>
  (await findWorkspace(tx, workspaceId))?.defaultCountry;

async function hasDefault(tx: Tx, workspaceId: number, channel: Channel): Promise<boolean> {
  const [row] = await tx
    .select({ id: senders.id })
    .from(senders)
    .where(
      and(eq(senders.workspaceId, workspaceId), eq(senders.channel, channel), eq(senders.isDefault, true)),
    );
  return row !== undefined;
}
