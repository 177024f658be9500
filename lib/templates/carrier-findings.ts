import { fraudWordingIn, linkIn, publicShortenerIn, restrictedTopicIn } from "./carrier-triggers";
import { type Finding, finding, type LintContext, promotional } from "./finding";
import { findPlaceholders } from "./placeholders";
import { numberReplies, signed, withWayOut } from "./repairs";
import { reservedReplies } from "./reply-words";

const nameVariable = /(^|[._])(business|restaurant|salon|workspace|company|shop|store|brand)(_?name)?$/i;

export function replyWords(text: string): Finding[] {
  return reservedReplies(text).map((word) =>
    finding(
      {
        code: "reserved_reply_word",
        severity: word === "HELP" || word === "INFO" ? "warning" : "problem",
        message: `Carriers act on the answer ${word} before you see it: it ${effect(word)}.`,
        fix: "Offer numbers instead, such as “Reply 1 to confirm, 2 to change”.",
      },
      word,
      numberReplies,
    ),
  );
}

const effect = (word: string): string =>
  ["YES", "START", "UNSTOP"].includes(word)
    ? "opts the person back in"
    : word === "HELP" || word === "INFO"
      ? "sends the help text"
      : "opts the person out of every text";

export function publicShortener(text: string): Finding[] {
  const host = publicShortenerIn(text);
  if (host === null) return [];
  return [
    finding(
      {
        code: "public_link_shortener",
        severity: "warning",
        message: `Carriers filter texts with ${host.toLowerCase()} links (Twilio error 30007).`,
        fix: "Link to your own domain.",
      },
      host,
    ),
  ];
}

export function linkWithoutName(text: string, context: LintContext): Finding[] {
  const link = linkIn(text);
  // Marketing has to name the business anyway, and is told so elsewhere.
  if (link === null || promotional.has(context.category) || isSigned(text, context)) return [];
  return [
    finding(
      {
        code: "link_without_name",
        severity: "advice",
        message: "A link from somebody who gives no name looks like fraud, to people and to filters.",
        fix: "Say who is writing, with your name or {{business_name}}.",
      },
      link,
      signed,
    ),
  ];
}

export function fraudWording(text: string): Finding[] {
  const wording = fraudWordingIn(text);
  if (wording === null) return [];
  return [
    finding(
      {
        code: "spam_wording",
        severity: "warning",
        message: `“${wording}” is what filters have learned from fraud.`,
        fix: "Say it the way you would across the counter.",
      },
      wording,
    ),
  ];
}

export function restrictedTopic(text: string, { category }: LintContext): Finding[] {
  const found = restrictedTopicIn(text, promotional.has(category));
  if (found === null) return [];
  const isAlcohol = found.topic === "alcohol";
  return [
    finding(
      {
        code: "restricted_topic",
        severity: isAlcohol ? "advice" : "warning",
        message: isAlcohol
          ? `“${found.word}”: carriers want marketing of alcohol to go to people whose age was checked.`
          : `“${found.word}”: carriers restrict texts about ${found.topic}.`,
        fix: isAlcohol
          ? "Leave the drink out, or send it only to people who confirmed their age."
          : "Leave it out, or ask your carrier for approval first.",
      },
      found.word,
    ),
  ];
}

export function anonymous(text: string, context: LintContext): Finding[] {
  if (!promotional.has(context.category) || isSigned(text, context)) return [];
  return [
    finding(
      {
        code: "business_name_missing",
        severity: "warning",
        message: "A marketing text has to say who is writing (CTIA).",
        fix: "Begin with your name, or with {{business_name}}.",
      },
      null,
      signed,
    ),
  ];
}

const isSigned = (text: string, { businessName, source = text }: LintContext): boolean =>
  findPlaceholders(source).some((name) => nameVariable.test(name)) ||
  (businessName !== null && text.toLowerCase().includes(businessName.toLowerCase()));

export function noWayOut(text: string, { category }: LintContext): Finding[] {
  if (category !== "marketing" || /\b(stop|unsubscribe|opt[- ]?out)\b/i.test(text)) return [];
  return [
    finding(
      {
        code: "opt_out_missing",
        severity: "warning",
        message: "A marketing text should say how to end it (CTIA).",
        fix: "End with “Reply STOP to opt out”.",
      },
      null,
      withWayOut,
    ),
  ];
}
