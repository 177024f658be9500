import { type BodyPart, parseBody } from "./placeholders";

export { findMalformed, findPlaceholders } from "./placeholders";
export type { VariableContact, VariableSources, VariableValue } from "./variables";
export { BUILT_IN_VARIABLES, resolveVariables } from "./variables";

export type RenderResult = { ok: true; text: string } | { ok: false; missing: string[] };

/**
 * Fills a body in one pass: what a variable brings in is text and is never read
 * for placeholders again. Without a value for every variable nothing is
 * rendered; `missing` names them, and quotes malformed placeholders, because
 * braces must never reach a customer's phone.
 */
export function render(body: string, resolve: (name: string) => string | undefined): RenderResult {
  return renderParts(parseBody(body), resolve);
}

/** The same for a body that was parsed once and is filled for many people. */
export function renderParts(
  parts: readonly BodyPart[],
  resolve: (name: string) => string | undefined,
): RenderResult {
  const missing = new Set<string>();
  let text = "";
  for (const part of parts) {
    if (part.kind === "text") {
      text += part.text;
      continue;
    }
    const value = part.kind === "placeholder" ? resolve(part.name) : undefined;
    if (value === undefined) missing.add(part.kind === "placeholder" ? part.name : part.text.trim());
    else text += value;
  }
  return missing.size === 0 ? { ok: true, text } : { ok: false, missing: [...missing] };
}
