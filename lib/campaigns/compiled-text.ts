import type { Encoding } from "@/db/enums";
import { type Placed, shortenLinks } from "@/lib/links/shorten";
import { type BodyPart, parseBody } from "@/lib/templates/placeholders";
import { type RenderResult, renderParts } from "@/lib/templates/render";
import { countBilled } from "@/lib/templates/segments";

/** A text of the campaign in one language, parsed once and filled for many people. */
export type CompiledText = {
  parts: readonly BodyPart[];
  body: string;
  /** What short addresses begin with; null where addresses stay as they are. */
  linkBase: string | null;
};
export type Filled =
  | { ok: true; body: string; links: readonly Placed[]; encoding: Encoding; segments: number }
  | {
      ok: false;
      reason: "missing_variables" | "body_empty" | "body_too_long";
      facts: Record<string, unknown>;
    };

/** Twilio refuses longer texts (error 21617). */
const LONGEST = 1_600;

export const compileText = (body: string, linkBase: string | null = null): CompiledText => ({
  body,
  parts: parseBody(body),
  linkBase,
});

/** The text as one person reads it, with what is billed for it; never with braces in it. */
export function fillText(text: CompiledText, resolve: (name: string) => string | undefined): Filled {
  const rendered: RenderResult = renderParts(text.parts, resolve);
  if (!rendered.ok) return { ok: false, reason: "missing_variables", facts: { missing: rendered.missing } };
  const { text: body, links } =
    text.linkBase === null
      ? { text: rendered.text, links: none }
      : shortenLinks(rendered.text, text.linkBase);
  if (body.trim() === "") return { ok: false, reason: "body_empty", facts: {} };
  if (body.length > LONGEST) {
    return { ok: false, reason: "body_too_long", facts: { characters: body.length, at_most: LONGEST } };
  }
  return { ok: true, body, links, ...countBilled(body) };
}

const none: readonly Placed[] = [];
