import type { Tx } from "@/db/client";
import type { Category } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { consentState } from "@/lib/consent/consent-state";
import { classifyInbound } from "@/lib/consent/keywords";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { recordConsent } from "@/lib/consent/record-consent";
import { stopNumber } from "@/lib/messages/stop-number";
import { askAboutVisit } from "./ask-about-visit";
import { confirmKeyword, type Inbound } from "./confirm-keyword";

/**
 * What a text asked of our sending. A keyword was acted on in full; a doubt stops offers, and still wants an answer;
 * after a farewell nothing may be answered.
 */
export type Heard = { isStop: boolean; isKeyword: boolean; isFarewell: boolean };

/** Single words that Twilio's default opt-out handling answers by itself. Source: Twilio support 223134027. */
const providerAnswers = new Set(
  "STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT START YES UNSTOP HELP INFO".split(" "),
);

const nothing: Heard = { isStop: false, isKeyword: false, isFarewell: false };
const answered: Heard = { ...nothing, isKeyword: true };
const narrowed: Heard = { ...answered, isStop: true };
const doubted: Heard = { ...nothing, isStop: true };
const stopped: Heard = { ...narrowed, isFarewell: true };

const names: Record<"marketing" | "program", string> = { marketing: "offers", program: "daily texts" };

type Found = ReturnType<typeof classifyInbound>;

/**
 * Acts on STOP, START, HELP, the words for one category, and plain-language refusals, before and outside any model.
 * After `isStop`, texts to this number must come to rest before the webhook is answered.
 */
export async function answerKeyword(tx: Tx, actor: Actor, inbound: Inbound): Promise<Heard> {
  const { text } = inbound;
  const found = text.optOutType ? fromProvider(text.optOutType) : classifyInbound(text.body);
  const business = inbound.sender.workspaceName;
  switch (found.kind) {
    case "stop":
    case "refusal":
      return endAll(tx, actor, inbound, found);
    case "category_stop":
      return endCategory(tx, actor, inbound, found);
    case "doubt":
      await stop(tx, actor, inbound, { category: "marketing", method: "doubt", found });
      await stop(tx, actor, inbound, { category: "program", method: "doubt", found });
      return doubted;
    case "start":
      if (found.matched === "YES" && !(await isStopped(tx, actor.workspaceId, inbound))) return nothing;
      await start(tx, actor, inbound, null, found.matched ?? null);
      if (!isAnsweredByProvider(inbound))
        await confirmKeyword(tx, actor, inbound, "opt_in_confirmation", words.welcomeBack(business));
      return answered;
    case "category_start": {
      const category = found.category ?? "marketing";
      await start(tx, actor, inbound, category, found.matched ?? null);
      await confirmKeyword(tx, actor, inbound, "opt_in_confirmation", words.yesTo(business, names[category]));
      return answered;
    }
    case "help":
      if (!isAnsweredByProvider(inbound))
        await confirmKeyword(tx, actor, inbound, "help", words.help(business));
      return answered;
    default:
      return nothing;
  }
}

/** What a business says to a keyword; the opt-out and the opt-in are told as carriers want them told. */
const words = {
  stopped: (business: string) =>
    `${business}: You won't get any more texts from us. Reply START to get them again.`,
  noMore: (business: string, what: string) =>
    `${business}: No more ${what} from us. You still get texts about your visits. Reply STOP to end all texts.`,
  welcomeBack: (business: string) =>
    `${business}: Welcome back, you'll get our texts again. Reply STOP to end them, HELP for help.`,
  yesTo: (business: string, what: string) =>
    `${business}: You'll get our ${what}. Msg & data rates may apply. Reply STOP to end, HELP for help.`,
  help: (business: string) =>
    `${business}: Reply to this text and our team will answer. Msg & data rates may apply. Reply STOP to end all texts.`,
};

async function endAll(tx: Tx, actor: Actor, inbound: Inbound, found: Found): Promise<Heard> {
  const { contact, messageId, text, sender } = inbound;
  const wasStopped = await isStopped(tx, actor.workspaceId, inbound);
  const method = found.kind === "stop" ? "keyword" : "refusal";
  await stop(tx, actor, inbound, { category: null, method, found, endsConfirmations: !wasStopped });
  await askAboutVisit(tx, actor.workspaceId, { contactId: contact.id, messageId, body: text.body });
  if (!wasStopped && !isAnsweredByProvider(inbound))
    await confirmKeyword(tx, actor, inbound, "opt_out_confirmation", words.stopped(sender.workspaceName));
  return stopped;
}

async function endCategory(tx: Tx, actor: Actor, inbound: Inbound, found: Found): Promise<Heard> {
  const category = found.category ?? "marketing";
  await stop(tx, actor, inbound, { category, method: "keyword", found });
  // Whoever stopped everything was told so; another text would be one too many.
  if (await isStopped(tx, actor.workspaceId, inbound)) return narrowed;
  const body = words.noMore(inbound.sender.workspaceName, names[category]);
  await confirmKeyword(tx, actor, inbound, "opt_out_confirmation", body);
  return narrowed;
}

type Stop = {
  category: Category | null;
  method: "keyword" | "refusal" | "doubt";
  found: Found;
  endsConfirmations?: boolean;
};

const stop = (
  tx: Tx,
  actor: Actor,
  { contact, text, messageId }: Inbound,
  { category, method, found, endsConfirmations = false }: Stop,
) =>
  stopNumber(tx, actor, {
    phoneIndexes: contact.phoneIndexes,
    phoneLast4: contact.phoneLast4,
    channel: null,
    category,
    method,
    keyword: found.matched ?? null,
    rawText: text.body,
    sourceMessageId: messageId,
    endsConfirmations,
  });

function fromProvider(type: string): Found {
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
