import type { Category } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import type { Recipient } from "@/lib/contacts/ensure-contacts";
import { findPlaceholders, render, resolveVariables } from "@/lib/templates/render";
import { countSegments } from "@/lib/templates/segments";
import { pickBody } from "@/lib/templates/texts";
import type { VariableWorkspace } from "@/lib/templates/variables";
import type { LoadedTemplate } from "./load-content";
import type { SendMessageInput } from "./schema";
import { isPromotional } from "./status";

export type Warning = { code: string; message: string };
/** `missing`: the variables that nothing fills, when that is what is wrong. */
export type Refusal = { code: string; detail: string; path: string; missing?: readonly string[] };
export type Composed = {
  body: string;
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
  input: Pick<SendMessageInput, "body" | "variables" | "category">,
  template: LoadedTemplate | null,
  recipient: Recipient | null,
  workspace: VariableWorkspace,
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
  const pattern = template ? pickBody(template, recipient?.language) : (input.body ?? "");
  const rendered = template
    ? render(pattern, resolveVariables({ request: input.variables, contact: recipient, workspace }))
    : ({ ok: true, text: pattern } as const);
  if (!rendered.ok) {
    const { missing } = rendered;
    const detail = `Missing: ${missing.join(", ")}.`;
    return { ok: false, refusal: { path: "variables", code: "variables_missing", detail, missing } };
  }
  const body = rendered.text;
  if (body.trim() === "") return refuse("body", "body_empty", "There is no text to send.");
  if (body.length > 1600) return refuse("body", "body_too_long", "A text may have at most 1,600 characters.");
  const { encoding, segments } = countSegments(body);
  return {
    ok: true,
    text: { body, category, encoding, segments, warnings: warningsFor(input, template ? pattern : null) },
  };
}

function warningsFor(input: Pick<SendMessageInput, "variables">, pattern: string | null): Warning[] {
  const used = new Set(pattern === null ? [] : findPlaceholders(pattern));
  return Object.keys(input.variables ?? {})
    .filter((name) => !used.has(name))
    .map((name) => ({ code: "unknown_variable", message: `The text does not use {{${name}}}.` }));
}
