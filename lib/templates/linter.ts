import type { Category } from "@/db/enums";
import { findPlaceholders } from "./placeholders";
import { reservedReplies } from "./reply-words";
import type { TemplateWarning } from "./schema";
import { countSegments, nonGsmCharacters } from "./segments";
import { toGsmSafe } from "./smart-encoding";

/** `source` is the text before its variables were filled in; left out, it is the text itself. */
export type LintContext = { category: Category; businessName: string | null; source?: string };

/** Links through these are filtered by carriers, because senders share them with spammers. Source: Twilio, CTIA. */
const shorteners = [
  "bit.ly",
  "bitly.com",
  "tinyurl.com",
  "goo.gl",
  "ow.ly",
  "t.co",
  "is.gd",
  "v.gd",
  "buff.ly",
  "cutt.ly",
  "rb.gy",
  "shorturl.at",
  "tiny.cc",
  "t.ly",
  "bl.ink",
  "rebrand.ly",
  "adf.ly",
  "soo.gd",
  "s.id",
  "lnkd.in",
  "short.io",
  "qr.ae",
];
const shortener = new RegExp(
  `(?<![\\w.-])(${shorteners.map((host) => host.replaceAll(".", "\\.")).join("|")})(?=[/\\s?#]|$)`,
  "i",
);

const nameVariable = /(^|[._])(business|restaurant|salon|workspace|company|shop|store|brand)(_?name)?$/i;
const promotional = new Set<Category>(["marketing", "program"]);
const many = 3;

type Rule = (text: string, context: LintContext) => TemplateWarning[];

const rules: Rule[] = [replyWords, publicShortener, unicodeCost, longText, shouting, anonymous, noWayOut];

/**
 * What a carrier, a reader or the bill may hold against a text, each with a way out. Pure; refuses nothing:
 * answers that carriers would swallow are refused by `completeTexts` when a template is stored.
 */
export const lint = (text: string, context: LintContext): TemplateWarning[] =>
  rules.flatMap((rule) => rule(text, context));

function replyWords(text: string): TemplateWarning[] {
  return reservedReplies(text).map((word) => ({
    code: "reserved_reply_word",
    message: `Carriers act on the answer ${word} before you see it: it ${effect(word)}.`,
    fix: "Offer numbers instead, such as “Reply 1 to confirm, 2 to change”.",
  }));
}

const effect = (word: string): string =>
  ["YES", "START", "UNSTOP"].includes(word)
    ? "opts the person back in"
    : word === "HELP" || word === "INFO"
      ? "sends the help text"
      : "opts the person out of every text";

function publicShortener(text: string): TemplateWarning[] {
  const host = shortener.exec(text)?.[1];
  if (!host) return [];
  return [
    {
      code: "public_link_shortener",
      message: `Carriers filter texts with ${host.toLowerCase()} links (Twilio error 30007).`,
      fix: "Link to your own domain.",
    },
  ];
}

function unicodeCost(text: string): TemplateWarning[] {
  const characters = nonGsmCharacters(text);
  if (characters.length === 0) return [];
  const shown = characters.slice(0, 5).join(" ");
  const now = countSegments(text).segments;
  const safe = toGsmSafe(text);
  const plain = safe.replacements.length > 0 ? countSegments(safe.text).segments : null;
  const message = `${shown} makes every segment hold 70 characters instead of 160: ${now} ${now === 1 ? "segment" : "segments"}.`;
  const fix =
    plain === null
      ? "Leave these characters out, if the text reads well without them."
      : `Plain characters make it ${plain} ${plain === 1 ? "segment" : "segments"}.`;
  return [{ code: "unicode_cost", message, fix }];
}

function longText(text: string): TemplateWarning[] {
  const { segments } = countSegments(text);
  if (segments <= many) return [];
  return [
    {
      code: "many_segments",
      message: `This is billed as ${segments} segments.`,
      fix: `Shorten it to ${many} or fewer.`,
    },
  ];
}

function shouting(text: string, { category }: LintContext): TemplateWarning[] {
  const letters = text.replace(/\{\{.*?\}\}/g, "").match(/\p{Lu}|\p{Ll}/gu) ?? [];
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter)).length;
  if (!promotional.has(category) || letters.length < 20 || capitals / letters.length < 0.7) return [];
  return [
    {
      code: "all_caps",
      message: "Capitals throughout read as spam, to people and to filters.",
      fix: "Use capitals as in a sentence.",
    },
  ];
}

function anonymous(text: string, { category, businessName, source = text }: LintContext): TemplateWarning[] {
  if (!promotional.has(category) || findPlaceholders(source).some((name) => nameVariable.test(name)))
    return [];
  if (businessName && text.toLowerCase().includes(businessName.toLowerCase())) return [];
  return [
    {
      code: "business_name_missing",
      message: "A marketing text has to say who is writing (CTIA).",
      fix: "Begin with your name, or with {{business_name}}.",
    },
  ];
}

function noWayOut(text: string, { category }: LintContext): TemplateWarning[] {
  if (category !== "marketing" || /\b(stop|unsubscribe|opt[- ]?out)\b/i.test(text)) return [];
  return [
    {
      code: "opt_out_missing",
      message: "A marketing text should say how to end it (CTIA).",
      fix: "End with “Reply STOP to opt out”.",
    },
  ];
}
