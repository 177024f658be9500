import { type Finding, finding, type LintContext, promotional } from "./finding";
import { calmExclamations, losesEmoji, lowerCapitals, plainText, shoutedWords } from "./repairs";
import { countSegments, nonGsmCharacters } from "./segments";

const MANY_SEGMENTS = 3;
const MANY_EXCLAMATIONS = 3;

export function unicodeCost(text: string, { fill = (same) => same, hasPicture }: LintContext): Finding[] {
  if (hasPicture) return [];
  const characters = nonGsmCharacters(text);
  if (characters.length === 0) return [];
  const plain = plainText(text);
  const now = countSegments(fill(text)).segments;
  const then = plain === null ? now : countSegments(fill(plain)).segments;
  const verb = characters.length === 1 ? "makes" : "make";
  return [
    finding(
      {
        code: "unicode_cost",
        severity: then < now ? "warning" : "advice",
        message: `${characters.slice(0, 5).join(" ")} ${verb} every segment hold 70 characters instead of 160: ${segmentWords(now)}.`,
        fix:
          plain === null
            ? keepOrLeave(characters)
            : `${losesEmoji(text) ? "Without emoji it would be" : "Plain characters make it"} ${segmentWords(then)}.`,
      },
      characters[0] ?? null,
      plain === null ? null : (fancy) => plainText(fancy) ?? fancy,
    ),
  ];
}

/** A language's own letters are no ornament: "año" without its ñ is another word. */
const keepOrLeave = (characters: string[]): string =>
  characters.some((character) => /\p{L}/u.test(character))
    ? "The language needs its letters: keep them, and shorten the text if it costs too much."
    : "Leave these characters out, if the text reads well without them.";

const segmentWords = (count: number): string => `${count} ${count === 1 ? "segment" : "segments"}`;

export function longText(text: string, { fill = (same) => same, hasPicture }: LintContext): Finding[] {
  const shown = fill(text);
  if (shown.length > 1600) {
    const words = {
      code: "too_long",
      severity: "problem" as const,
      message: "A text may have at most 1,600 characters.",
      fix: `Leave out ${(shown.length - 1600).toLocaleString("en-US")} of them.`,
    };
    return [finding(words)];
  }
  const { segments } = countSegments(shown);
  if (hasPicture || segments <= MANY_SEGMENTS) return [];
  return [
    finding({
      code: "many_segments",
      severity: "warning",
      message: `This is billed as ${segments} segments.`,
      fix: `Shorten it to ${MANY_SEGMENTS} or fewer.`,
    }),
  ];
}

export function shouting(text: string, { category, businessName }: LintContext): Finding[] {
  if (!promotional.has(category)) return [];
  const letters = text.replace(/\{\{.*?\}\}/g, "").match(/\p{Lu}|\p{Ll}/gu) ?? [];
  const upper = letters.filter((letter) => /\p{Lu}/u.test(letter)).length;
  const words = shoutedWords(text, businessName).filter((word) => word.length > 3);
  if ((letters.length < 20 || upper / letters.length < 0.7) && words.length < 3) return [];
  return [
    finding(
      {
        code: "all_caps",
        severity: "warning",
        message: "Capitals throughout read as spam, to people and to filters.",
        fix: "Use capitals as in a sentence.",
      },
      words[0] ?? null,
      (loud) => lowerCapitals(loud, businessName),
    ),
  ];
}

export function exclamations(text: string): Finding[] {
  const marks = text.match(/!/g)?.length ?? 0;
  const cluster = /!\s*!/.exec(text)?.[0] ?? null;
  if (marks <= MANY_EXCLAMATIONS && cluster === null) return [];
  return [
    finding(
      {
        code: "many_exclamations",
        severity: "advice",
        message: "Rows of exclamation marks are a mark of spam.",
        fix: "One is enough.",
      },
      cluster ?? "!",
      calmExclamations,
    ),
  ];
}
