import type { Channel } from "@/db/enums";
import { type Way, waysFor } from "@/lib/messages/choose-channel";
import type { Subject } from "@/lib/messages/gate-facts";
import type { LoadedSender } from "@/lib/messages/load-content";
import { whatsAppWay } from "@/lib/messages/whatsapp-facts";
import { type FilledContent, fillContent, pickContent } from "@/lib/templates/contents";
import { bodyBeside, pickBody } from "@/lib/templates/texts";
import { type CompiledText, compileText, type Filled, fillText } from "./compiled-text";
import type { Person } from "./people";
import type { Plan, PlanVariant } from "./plan";

/** One way a person may get a campaign's text. */
export type Option = {
  channel: Channel;
  /** Undefined where the channel has none: then nobody can be texted on it. */
  sender: LoadedSender | undefined;
  text: CompiledText;
  filled: Filled;
  /** WhatsApp's approved template that says the same. */
  content: FilledContent | null;
  subject: Subject;
};

type Resolve = (name: string) => string | undefined;
/** What the gate asks of a text on whatever channel. */
export type Basis = Omit<Subject, "channel" | "body" | "whatsapp" | "asksForYes">;

/**
 * The channels that may reach this person, best first, each with its words. A channel that has no sender, or whose
 * words cannot be filled, is passed over as long as there is another.
 */
export function optionsFor(
  plan: Plan,
  variant: PlanVariant,
  person: Person,
  resolve: Resolve,
  basis: Basis,
): [Option, ...Option[]] {
  const ways = waysOf(plan, person.preferredChannel);
  const [first, ...others] = ways.map((way) => optionOn(plan, variant, person, resolve, basis, way));
  if (!first) throw new Error("a campaign without a channel");
  if (others.length === 0) return [first];
  const [best, ...rest] = [first, ...others].filter(({ filled }) => filled.ok);
  return best ? [best, ...rest] : [first];
}

/** The same for all who prefer the same. */
function waysOf(plan: Plan, preferred: Channel | null): Way[] {
  const { channel, fallbackChannel } = plan.campaign;
  const ways = waysFor({ asked: channel, fallback: fallbackChannel, preferred });
  const usable = ways.filter((way) => plan.senders.has(way.channel));
  return usable.length > 0 ? usable : ways.slice(0, 1);
}

function optionOn(
  plan: Plan,
  variant: PlanVariant,
  person: Person,
  resolve: Resolve,
  basis: Basis,
  { channel, asksForYes }: Way,
): Option {
  const sender = plan.senders.get(channel);
  const approved = channel === "whatsapp" ? pickContent(variant.contents, person.language) : null;
  const text = textFor(plan, variant, person.language, approved?.language ?? null);
  const read = fillText(text, resolve);
  const content = approved && fillContent(approved.content, resolve);
  const filled: Filled =
    read.ok && content && !content.ok
      ? { ok: false, reason: "missing_variables", facts: { missing: content.missing } }
      : read.ok && channel === "whatsapp"
        ? { ...read, segments: 1 }
        : read;
  return {
    channel,
    sender,
    text,
    filled,
    content: content?.ok ? content.content : null,
    subject: {
      ...basis,
      channel,
      asksForYes,
      body: filled.ok ? filled.body : "",
      whatsapp: whatsAppWay(channel, { senderId: sender?.id ?? 0, hasContent: approved !== null }),
    },
  };
}

/** The text in the person's language, parsed once a language; beside an approved template the one that says the same. */
function textFor(
  plan: Plan,
  variant: PlanVariant,
  language: string | null,
  approvedLanguage: string | null,
): CompiledText {
  const key = `${variant.position}|${approvedLanguage === null ? "" : `approved ${approvedLanguage}`}|${language ?? ""}`;
  let text = plan.texts.get(key);
  if (!text) {
    // Whatever people's languages are called, there are only so many texts.
    if (plan.texts.size > 1_000) plan.texts.clear();
    text =
      approvedLanguage === null
        ? compileText(pickBody(variant, language), plan.linkBase)
        : // An approved template brings its own addresses.
          compileText(bodyBeside(variant, approvedLanguage), null);
    plan.texts.set(key, text);
  }
  return text;
}
