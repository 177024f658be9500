import type { FieldError } from "@/lib/errors";
import { widerTags } from "@/lib/language";
import { type Contents, contentFaults } from "./contents";
import { findMalformed, findPlaceholders } from "./placeholders";
import { reservedReplies } from "./reply-words";

/** What a template says: one body, perhaps others by language, and the names they use. */
export type Texts = {
  body: string;
  bodies: Record<string, string>;
  placeholders: string[];
  /** Approved WhatsApp templates that say the same, by language. */
  contents: Contents;
  /** Pictures and files that go with it, the same for every language. */
  mediaUrls: string[];
};

/** Names that reach for the program instead of the customer. */
const reserved = new Set(["constructor", "prototype", "hasownproperty", "globalthis", "process", "env"]);

/**
 * Completes the texts of a template: derives the placeholders that were not declared, and checks those that were.
 * Pure; every fault is named, not only the first.
 */
export function completeTexts(
  {
    body,
    bodies,
    contents = {},
    mediaUrls = [],
  }: Pick<Texts, "body" | "bodies"> & Partial<Pick<Texts, "contents" | "mediaUrls">>,
  declared: string[] | undefined,
): { ok: true; texts: Texts } | { ok: false; errors: FieldError[] } {
  const all: [path: string, text: string][] = [["body", body], ...Object.entries(bodies).map(bodyPath)];
  const used = [...new Set(all.flatMap(([, text]) => findPlaceholders(text)))];
  const errors = all.flatMap(([path, text]) => faults(path, text));
  if (declared) errors.push(...mismatches(used, declared));
  errors.push(...contentFaults(contents, used));
  if (errors.length > 0) return { ok: false, errors };
  const placeholders = declared ? [...new Set(declared)] : used;
  return { ok: true, texts: { body, bodies, placeholders, contents, mediaUrls } };
}

/** The text in the reader's language: exactly, else in a wider one (`pt-BR` → `pt`), else the main body. */
export function pickBody(
  { body, bodies }: Pick<Texts, "body" | "bodies">,
  language: string | null | undefined,
): string {
  for (const candidate of widerTags(language)) {
    const text = Object.hasOwn(bodies, candidate) ? bodies[candidate] : undefined;
    if (text !== undefined) return text;
  }
  return body;
}

/** The text that says what a chosen approved template says: the one for all other languages goes with the main body. */
export const bodyBeside = (texts: Pick<Texts, "body" | "bodies">, contentLanguage: string): string =>
  contentLanguage === "" ? texts.body : pickBody(texts, contentLanguage);

const bodyPath = ([language, text]: [string, string]): [string, string] => [`bodies.${language}`, text];

function faults(path: string, text: string): FieldError[] {
  const malformed = findMalformed(text).map((piece) => ({
    path,
    code: "malformed_placeholder",
    message: `“${piece.slice(0, 60)}” is no placeholder. Write {{name}}: a letter, then letters, digits, _ or dots.`,
  }));
  const forbidden = findPlaceholders(text)
    .filter((name) => name.split(".").some((part) => reserved.has(part.toLowerCase())))
    .map((name) => ({
      path,
      code: "unknown_variable",
      message: `{{${name}}} is not a variable of a customer's text.`,
    }));
  // HELP and INFO only send the help text, so they are left to the linter's advice.
  const traps = reservedReplies(text)
    .filter((word) => word !== "HELP" && word !== "INFO")
    .map((word) => ({
      path,
      code: "reserved_reply_word",
      message: `Carriers act on the answer ${word} themselves. Offer numbers: “Reply 1 to confirm, 2 to change”.`,
    }));
  return [...malformed, ...forbidden, ...traps];
}

function mismatches(used: string[], declared: string[]): FieldError[] {
  const undeclared = used.filter((name) => !declared.includes(name));
  const unused = declared.filter((name) => !used.includes(name));
  return [
    ...undeclared.map((name) => ({
      path: "placeholders",
      code: "undeclared_placeholder",
      message: `The text uses {{${name}}}, which placeholders does not name.`,
    })),
    ...unused.map((name) => ({
      path: "placeholders",
      code: "missing_placeholder",
      message: `placeholders names ${name.slice(0, 64)}, which the text does not use.`,
    })),
  ];
}
