import type { Category, Channel } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import type { Recipient } from "@/lib/contacts/ensure-contacts";
import { linkBase } from "@/lib/links/link-base";
import { type Placed, shortenLinks } from "@/lib/links/shorten";
import { type FilledContent, fillContent, pickContent } from "@/lib/templates/contents";
import { findPlaceholders, render, resolveVariables } from "@/lib/templates/render";
import { countSegments } from "@/lib/templates/segments";
import { bodyBeside, pickBody } from "@/lib/templates/texts";
import type { VariableWorkspace } from "@/lib/templates/variables";
import type { LoadedTemplate } from "./load-content";
import type { SendMessageInput } from "./schema";
import { isPromotional } from "./status";

export type Warning = { code: string; message: string };
/** `missing`: the variables that nothing fills, when that is what is wrong. */
export type Refusal = { code: string; detail: string; path: string; missing?: readonly string[] };
export type Composed = {
  body: string;
  /** Short addresses in it, whose codes are not drawn yet. */
  links: readonly Placed[];
  /** WhatsApp: the approved template that it goes out as; null for free text. `body` keeps what it says. */
  content: FilledContent | null;
  category: Category;
  encoding: "GSM-7" | "UCS-2";
  segments: number;
  warnings: Warning[];
};

/**
 * The text as this person will read it. Variables come from the request, then the contact, its attributes, the
 * workspace; missing ones refuse the text, extra ones only warn.
 */
export function composeText(
  actor: Actor,
  input: Pick<SendMessageInput, "body" | "variables" | "category" | "shorten_links" | "media_urls">,
  template: LoadedTemplate | null,
  recipient: Recipient | null,
  workspace: VariableWorkspace,
  channel: Channel = "sms",
): { ok: true; text: Composed } | { ok: false; refusal: Refusal } {
  const refuse = (path: string, code: string, detail: string) =>
    ({ ok: false, refusal: { path, code, detail } }) as const;
  if (template && !template.isActive)
    return refuse("template_id", "template_inactive", "This template is switched off.");
  const category =
    input.category ?? template?.category ?? (actor.kind === "member" ? "conversation" : "order");
  if (template && isPromotional(template.category) && !isPromotional(category)) {
    return refuse(
      "category",
      "category_conflict",
      "A promotional template cannot be sent under another category.",
    );
  }
  const resolve = resolveVariables({ request: input.variables, contact: recipient, workspace });
  const approved =
    template && channel === "whatsapp" ? pickContent(template.contents, recipient?.language) : null;
  const pattern = template ? patternOf(template, recipient, approved) : (input.body ?? "");
  const rendered = template ? render(pattern, resolve) : ({ ok: true, text: pattern } as const);
  if (!rendered.ok) return missingVariables(rendered.missing);
  const filled = approved && fillContent(approved.content, resolve);
  if (filled && !filled.ok) return missingVariables(filled.missing);
  // An approved template brings its own addresses.
  const { text: body, links } = filled
    ? { text: rendered.text, links: [] }
    : shortenIfAsked(input, rendered.text);
  if (body.trim() === "" && !input.media_urls?.length)
    return refuse("body", "body_empty", "There is no text to send.");
  if (body.length > 1600) return refuse("body", "body_too_long", "A text may have at most 1,600 characters.");
  const { encoding, segments } = countSegments(body);
  return {
    ok: true,
    text: {
      body,
      links,
      content: filled?.content ?? null,
      category,
      encoding,
      // WhatsApp sends and bills a message whole.
      segments: channel === "whatsapp" ? 1 : segments,
      warnings: warningsFor(input, template ? pattern : null),
    },
  };
}

/** The template's text for this person; beside an approved template the one that says the same. */
export const patternOf = (
  template: Pick<LoadedTemplate, "body" | "bodies">,
  recipient: Pick<Recipient, "language"> | null,
  approved: { language: string } | null,
): string => (approved ? bodyBeside(template, approved.language) : pickBody(template, recipient?.language));

function missingVariables(missing: string[]): { ok: false; refusal: Refusal } {
  const detail = `Missing: ${missing.join(", ")}.`;
  return { ok: false, refusal: { path: "variables", code: "variables_missing", detail, missing } };
}

/** The text with short addresses where the request asks for them; whoever previews it asks here too. */
export const shortenIfAsked = (
  { shorten_links: isAsked }: Pick<SendMessageInput, "shorten_links">,
  text: string,
) => (isAsked ? shortenLinks(text, linkBase()) : { text, links: [] });

function warningsFor(input: Pick<SendMessageInput, "variables">, pattern: string | null): Warning[] {
  const used = new Set(pattern === null ? [] : findPlaceholders(pattern));
  return Object.keys(input.variables ?? {})
    .filter((name) => !used.has(name))
    .map((name) => ({ code: "unknown_variable", message: `The text does not use {{${name}}}.` }));
}
