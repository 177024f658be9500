import type { WhatsAppContent } from "@/db/schema/templates";
import type { FieldError } from "@/lib/errors";
import { widerTags } from "@/lib/language";

/** Approved WhatsApp templates by language; the key "" is for every language that has none of its own. */
export type Contents = Readonly<Record<string, WhatsAppContent>>;

/** An approved template as one person gets it: what fills its {{1}}, {{2}} …, in order. */
export type FilledContent = { sid: string; variables: Record<string, string> };

/** Meta refuses values with more spaces than this in a row. */
const MOST_SPACES = 4;

/** The approved template for a reader's language, found like a body, with the language it was found under. */
export function pickContent(
  contents: Contents,
  language: string | null | undefined,
): { language: string; content: WhatsAppContent } | null {
  for (const candidate of [...widerTags(language), ""]) {
    const content = Object.hasOwn(contents, candidate) ? contents[candidate] : undefined;
    if (content) return { language: candidate, content };
  }
  return null;
}

/**
 * Fills an approved template. Meta takes no line breaks, tabs or long runs of spaces in a value, so those become
 * single spaces; it takes no empty value either, so one of those counts as missing.
 * Source: developers.facebook.com, WhatsApp message templates (error 132000 family); Twilio error 63028.
 */
export function fillContent(
  { sid, variables }: WhatsAppContent,
  resolve: (name: string) => string | undefined,
): { ok: true; content: FilledContent } | { ok: false; missing: string[] } {
  const filled = variables.map((name, i) => ({ name, place: String(i + 1), value: oneLine(resolve(name)) }));
  const missing = filled.filter(({ value }) => value === "").map(({ name }) => name);
  if (missing.length > 0) return { ok: false, missing: [...new Set(missing)] };
  return {
    ok: true,
    content: { sid, variables: Object.fromEntries(filled.map(({ place, value }) => [place, value])) },
  };
}

const longRun = new RegExp(` {${MOST_SPACES + 1},}`, "g");

const oneLine = (value: string | undefined): string =>
  (value ?? "")
    .replace(/\s*[\r\n\t\v\f\u2028\u2029]+\s*/g, " ")
    .replace(longRun, " ")
    .trim();

/** Faults of approved templates beside these texts: what fills them must be a name that the texts use. Pure. */
export function contentFaults(contents: Contents, used: readonly string[]): FieldError[] {
  return Object.entries(contents).flatMap(([language, { variables }]) =>
    variables.flatMap((name, i) =>
      used.includes(name)
        ? []
        : [
            {
              path: `whatsapp_contents.${language}.variables.${i}`,
              code: "unknown_variable",
              message: `The text does not use {{${name.slice(0, 64)}}}. WhatsApp's template can only say what the text says.`,
            },
          ],
    ),
  );
}
