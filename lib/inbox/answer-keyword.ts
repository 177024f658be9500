import { raw, type Tx } from "@/db/client";
import type { Category, Purpose } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { later, minutes, now } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { classifyInbound } from "@/lib/consent/keywords";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { recordConsent } from "@/lib/consent/record-consent";
import type { Recipient } from "@/lib/contacts/ensure-contacts";
import { insertMessages } from "@/lib/messages/insert-messages";
import { stopNumber } from "@/lib/messages/stop-number";
import { countSegments } from "@/lib/templates/segments";
import { askAboutVisit } from "./ask-about-visit";
import type { InboundSender } from "./find-inbound-sender";
import type { InboundText } from "./schema";

/**
 * What a text asked of our sending. A keyword was acted on in full; a doubt stops offers, and still wants an answer;
 * after a farewell nothing may be answered.
 */
export type Heard = { isStop: boolean; isKeyword: boolean; isFarewell: boolean };

type Inbound = { sender: InboundSender; contact: Recipient; text: InboundText; messageId: number };

/** Single words that Twilio's default opt-out handling answers by itself. Source: Twilio support 223134027. */
const providerAnswers = new Set(
  "STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT START YES UNSTOP HELP INFO".split(" "),
);
/** A confirmation later than this is no longer one (47 CFR 64.1200(a)(12)). */
const CONFIRM_WITHIN = minutes(5);

const nothing: Heard = { isStop: false, isKeyword: false, isFarewell: false };
const answered: Heard = { ...nothing, isKeyword: true };
const narrowed: Heard = { ...answered, isStop: true };
const doubted: Heard = { ...nothing, isStop: true };
const stopped: Heard = { ...narrowed, isFarewell: true };

const names: Record<"marketing" | "program", string> = { marketing: "offers", program: "daily texts" };

/**
 * Acts on STOP, START, HELP, the words for one category, and plain-language refusals, before and outside any model.
 * After `isStop`, texts to this number must come to rest before the webhook is answered.
 */
export async function answerKeyword(tx: Tx, actor: Actor, inbound: Inbound): Promise<Heard> {
  const { text, contact, sender } = inbound;
  const found = text.optOutType ? fromProvider(text.optOutType) : classifyInbound(text.body);
  const stop = (
    category: Category | null,
    method: "keyword" | "refusal" | "doubt",
    endsConfirmations = false,
  ) =>
    stopNumber(tx, actor, {
      phoneIndexes: contact.phoneIndexes,
      phoneLast4: contact.phoneLast4,
      channel: null,
      category,
      method,
      keyword: found.matched ?? null,
      rawText: text.body,
      sourceMessageId: inbound.messageId,
      endsConfirmations,
    });
  switch (found.kind) {
    case "stop":
    case "refusal": {
      const wasStopped = await isStopped(tx, actor.workspaceId, inbound);
      await stop(null, found.kind === "stop" ? "keyword" : "refusal", !wasStopped);
      await askAboutVisit(tx, actor.workspaceId, {
        contactId: contact.id,
        messageId: inbound.messageId,
        body: text.body,
      });
      if (!wasStopped && !isAnsweredByProvider(inbound)) {
        await reply(
          tx,
          actor,
          inbound,
          "opt_out_confirmation",
          `${sender.workspaceName}: You won't get any more texts from us. Reply START to get them again.`,
        );
      }
      return stopped;
    }
    case "category_stop": {
      const category = found.category ?? "marketing";
      await stop(category, "keyword");
      // Whoever stopped everything was told so; another text would be one too many.
      if (await isStopped(tx, actor.workspaceId, inbound)) return narrowed;
      await reply(
        tx,
        actor,
        inbound,
        "opt_out_confirmation",
        `${sender.workspaceName}: No more ${names[category]} from us. You still get texts about your visits. Reply STOP to end all texts.`,
      );
      return narrowed;
    }
    case "doubt":
      await stop("marketing", "doubt");
      await stop("program", "doubt");
      return doubted;
    case "start":
      if (found.matched === "YES" && !(await isStopped(tx, actor.workspaceId, inbound))) return nothing;
      await start(tx, actor, inbound, null, found.matched ?? null);
      if (!isAnsweredByProvider(inbound)) {
        await reply(
          tx,
          actor,
          inbound,
          "opt_in_confirmation",
          `${sender.workspaceName}: Welcome back, you'll get our texts again. Reply STOP to end them, HELP for help.`,
        );
      }
      return answered;
    case "category_start":
      await start(tx, actor, inbound, found.category ?? "marketing", found.matched ?? null);
      await reply(
        tx,
        actor,
        inbound,
        "opt_in_confirmation",
        `${sender.workspaceName}: You'll get our ${names[found.category ?? "marketing"]}. Msg & data rates may apply. Reply STOP to end, HELP for help.`,
      );
      return answered;
    case "help":
      if (!isAnsweredByProvider(inbound)) {
        await reply(
          tx,
          actor,
          inbound,
          "help",
          `${sender.workspaceName}: Reply to this text and our team will answer. Msg & data rates may apply. Reply STOP to end all texts.`,
        );
      }
      return answered;
    default:
      return nothing;
  }
}

function fromProvider(type: string): ReturnType<typeof classifyInbound> {
  const kinds: Record<string, "stop" | "start" | "help"> = { STOP: "stop", START: "start", HELP: "help" };
  return { kind: kinds[type.toUpperCase()] ?? "none", matched: type.toUpperCase() };
}

const isAnsweredByProvider = ({ sender, text }: Inbound): boolean =>
  text.optOutType !== null ||
  (sender.answersOptOuts === "provider" && providerAnswers.has(text.body.trim().toUpperCase()));

async function isStopped(tx: Tx, workspaceId: number, { contact, text }: Inbound): Promise<boolean> {
  const ledgers = await ledgersOf(tx, workspaceId, contact.phoneIndexes);
  return consentState(ledgerOf(ledgers, contact.phoneIndexes), text.channel, "conversation").optedOut;
}

async function start(
  tx: Tx,
  actor: Actor,
  inbound: Inbound,
  category: Category | null,
  keyword: string | null,
): Promise<void> {
  await recordConsent(tx, actor, [
    {
      phoneIdx: inbound.contact.phoneIdx,
      phoneLast4: inbound.contact.phoneLast4,
      channel: null,
      category,
      action: "opted_in",
      method: "keyword",
      keyword,
      rawText: inbound.text.body,
      sourceMessageId: inbound.messageId,
    },
  ]);
}

async function reply(tx: Tx, actor: Actor, inbound: Inbound, purpose: Purpose, body: string): Promise<void> {
  const { contact, sender, text } = inbound;
  const [recent] = await raw(tx)`
    select 1 from messages where workspace_id = ${actor.workspaceId} and contact_id = ${contact.id}
      and purpose = ${purpose} and direction = 'outbound' and status <> 'suppressed'
      and created_at > now() - interval '5 minutes' limit 1`;
  // One confirmation; two machines answering each other end here.
  if (recent) return;
  const { encoding, segments } = countSegments(body);
  const at = now();
  await insertMessages(
    tx,
    actor.workspaceId,
    [
      {
        channel: text.channel,
        category: "conversation",
        purpose,
        contact_id: contact.id,
        sender_id: sender.senderId,
        phone_idx: contact.phoneIdx,
        phone_last4: contact.phoneLast4,
        body,
        encoding,
        segments,
        template_id: null,
        template_version: null,
        batch_id: null,
        campaign_id: null,
        idempotency_key: null,
        customer_id: null,
        order_id: null,
        reservation_id: null,
        metadata: null,
        media_urls: null,
        consent_event_id: null,
        prefix_idx: null,
        priority: 2,
        due_at: at.toISOString(),
        send_before: later(at, CONFIRM_WITHIN).toISOString(),
        status: "queued",
        reason: null,
        estimated_cost_micros: estimateMicros({ channel: text.channel, country: contact.country, segments }),
        currency: estimateCurrency,
        actor_kind: "system",
        actor_id: null,
        actor_name: "Parley",
        request_id: null,
      },
    ],
    [
      {
        outcome: "allow",
        reason: null,
        until: null,
        at: at.toISOString(),
        checks: [{ check: "keyword", passed: true, facts: { purpose } }],
      },
    ],
  );
}
