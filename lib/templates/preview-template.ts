import { withWorkspace } from "@/db/client";
import type { Category } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { billedSegments, estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { notFound } from "@/lib/errors";
import { findWorkspace } from "@/lib/workspaces/queries";
import { lint } from "./linter";
import { findPlaceholders, parseBody } from "./placeholders";
import { presentFindings } from "./present-template";
import type { PreviewTemplateInput, TemplatePreview } from "./preview-schema";
import { findTemplate } from "./queries";
import { resolveVariables } from "./render";
import { countSegments, nonGsmCharacters } from "./segments";
import { toGsmSafe } from "./smart-encoding";
import { pickBody } from "./texts";
import type { VariableWorkspace } from "./variables";

/**
 * What a text would look like and cost, filled with `variables`, then from the workspace. Sends nothing.
 * @throws Problem 404 when this workspace has no such template.
 */
export async function previewTemplate(
  actor: Actor,
  id: number,
  variables: PreviewTemplateInput,
  language?: string,
): Promise<TemplatePreview> {
  authorize(actor, "templates:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const template = await findTemplate(tx, actor.workspaceId, id);
    if (!template) throw notFound();
    const workspace = await findWorkspace(tx, actor.workspaceId);
    const surroundings = {
      category: template.category,
      workspace,
      name: workspace?.name,
      country: workspace?.defaultCountry,
      mediaUrls: template.mediaUrls,
    };
    return previewText(pickBody(template, language), variables, surroundings);
  });
}

type Surroundings = {
  category: Category;
  name?: string | undefined;
  country?: string | undefined;
  /** Pictures that go with it. */
  mediaUrls?: string[];
  /** Everything a text may say of the business; left out, its name alone. */
  workspace?: VariableWorkspace | null;
};

/** The preview itself. Pure; `name` and `country` are the workspace's. */
export function previewText(
  source: string,
  variables: PreviewTemplateInput,
  { category, name, country, mediaUrls = [], workspace = name === undefined ? null : { name } }: Surroundings,
): TemplatePreview {
  const resolve = resolveVariables({ request: variables, workspace });
  const body = fill(source, resolve);
  const { encoding, characters, segments, parts } = countSegments(body);
  const names = findPlaceholders(source);
  const safe = toGsmSafe(body);
  return {
    body,
    encoding,
    characters,
    segments: billedSegments(segments, mediaUrls.length),
    parts,
    media_urls: mediaUrls,
    missing_variables: names.filter((variable) => resolve(variable) === undefined),
    unknown_variables: Object.keys(variables).filter((variable) => !names.includes(variable)),
    // Values bring in links and characters of their own, so it is the filled text that is judged.
    warnings: presentFindings(
      lint(body, { category, businessName: name ?? null, source, hasPicture: mediaUrls.length > 0 }),
    ),
    estimated_cost_micros: estimateMicros({
      channel: "sms",
      country: country ?? null,
      segments,
      media: mediaUrls.length,
    }),
    currency: estimateCurrency,
    unicode_characters: nonGsmCharacters(body),
    gsm_safe:
      safe.replacements.length > 0 ? { body: safe.text, segments: countSegments(safe.text).segments } : null,
  };
}

/** Like `render`, but for the eye: a variable without a value stays where it is. */
const fill = (source: string, resolve: (name: string) => string | undefined): string =>
  parseBody(source)
    .map((part) => (part.kind === "placeholder" ? (resolve(part.name) ?? `{{${part.name}}}`) : part.text))
    .join("");
