/** A body cut into what is sent as written, what is filled in, and what nobody can read. */
export type BodyPart =
  | { kind: "text"; text: string }
  | { kind: "placeholder"; name: string }
  | { kind: "malformed"; text: string };

// Two or more opening braces up to the closing ones, or up to whatever makes
// closing impossible. Every character is tried once, so hostile bodies are linear.
const BRACES = /\{{2,}(?:[^{}]|\{(?!\{)|\}(?!\}))*(?:\}{2,})?/g;
const NAME = /^[a-z][a-z0-9_.]*$/i;

/** Reads `{{ name }}` left to right, once. Spaces around the name are optional. */
export function parseBody(body: string): BodyPart[] {
  const parts: BodyPart[] = [];
  const pushText = (text: string) => {
    if (text !== "") parts.push({ kind: "text", text });
  };
  let position = 0;
  for (const match of body.matchAll(BRACES)) {
    pushText(body.slice(position, match.index));
    const part = readBraces(match[0]);
    parts.push(part);
    position = match.index + (part.kind === "malformed" ? part.text.length : match[0].length);
  }
  pushText(body.slice(position));
  return parts;
}

/** The distinct variable names of a body, in order of appearance. */
export function findPlaceholders(body: string): string[] {
  return distinct(parseBody(body).flatMap((part) => (part.kind === "placeholder" ? [part.name] : [])));
}

/**
 * The distinct pieces that look like placeholders gone wrong: `{{ }}`,
 * `{{a b}}`, an unclosed `{{x`, a lone `name}}`. A template must have none.
 */
export function findMalformed(body: string): string[] {
  return distinct(
    parseBody(body).flatMap((part) => {
      if (part.kind === "malformed") return [part.text.trim()];
      return part.kind === "text" ? loneClosings(part.text) : [];
    }),
  );
}

function readBraces(text: string): BodyPart {
  // Only the first word of an unclosed one is shown; the rest is the message.
  if (!text.endsWith("}}")) return { kind: "malformed", text: /^\{+\s*\S*/.exec(text)?.[0] ?? text };
  const name = text.slice(2, -2).trim();
  return NAME.test(name) ? { kind: "placeholder", name } : { kind: "malformed", text };
}

function loneClosings(text: string): string[] {
  const pieces = text.split("}}");
  return pieces.slice(0, -1).map((before) => `${before.split(/\s/).at(-1) ?? ""}}}`);
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}
