import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { campaignVariants } from "@/db/schema/campaigns";
import { templates } from "@/db/schema/templates";
import { type FieldError, Problem } from "@/lib/errors";
import { loadAudience } from "@/lib/segments/audience";
import { refuseCategory } from "./problems";
import type { CreateCampaignInput, UpdateCampaignInput } from "./schema";

type Variants = CreateCampaignInput["variants"];
/** How the texts of a draft are named in a request. */
export type NamedTexts = {
  template_id?: number | undefined;
  template_name?: string | undefined;
  variants?: Variants | undefined;
};

/**
 * The template a draft stands for, from its id or name, or the first of its variants. Every template named must be
 * one of this workspace and of a kind that campaigns may send; an archived one can't be chosen anew.
 * @param before what the draft had: those may stay whatever became of them.
 * @throws Problem 422 naming every field that does not fit.
 */
export async function chooseTexts(
  tx: Tx,
  workspaceId: number,
  { template_id: id, template_name: name, variants = [] }: NamedTexts,
  before: readonly number[] = [],
): Promise<number> {
  const byName = name === undefined ? undefined : await findByName(tx, workspaceId, name);
  const main = id ?? byName ?? variants[0]?.template_id;
  const errors: FieldError[] = [];
  if (main === undefined) {
    const [path, code, message] =
      name === undefined
        ? ["template_id", "template_required", "Choose the text to send."]
        : ["template_name", "template_not_found", "There is no such template."];
    errors.push({ path, code, message });
  }
  if (id !== undefined && name !== undefined && byName !== id) {
    const message = "template_id and template_name mean two templates.";
    errors.push({ path: "template_name", code: "template_conflict", message });
  }
  const named = [
    ...(main === undefined ? [] : [[main, name === undefined ? "template_id" : "template_name"] as const]),
    ...variants.map(({ template_id }, i) => [template_id, `variants.${i}.template_id`] as const),
  ];
  errors.push(...(await faults(tx, workspaceId, named, before)));
  if (main !== undefined && variants.length > 0 && !variants.some((v) => v.template_id === main)) {
    const message = "With variants, the template must be one of them.";
    errors.push({ path: "variants", code: "template_not_among_variants", message });
  }
  if (main === undefined || errors.length > 0)
    throw new Problem(422, "validation_failed", "Some fields need another look.", { errors });
  return main;
}

async function findByName(tx: Tx, workspaceId: number, name: string): Promise<number | undefined> {
  const [row] = await tx
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.workspaceId, workspaceId), eq(templates.name, name)));
  return row?.id;
}

async function faults(
  tx: Tx,
  workspaceId: number,
  named: readonly (readonly [id: number, path: string])[],
  before: readonly number[],
): Promise<FieldError[]> {
  if (named.length === 0) return [];
  const rows = await tx
    .select({ id: templates.id, category: templates.category, archivedAt: templates.archivedAt })
    .from(templates)
    .where(
      and(
        eq(templates.workspaceId, workspaceId),
        inArray(
          templates.id,
          named.map(([id]) => id),
        ),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return named.flatMap(([id, path]): FieldError[] => {
    const found = byId.get(id);
    if (!found) return [{ path, code: "template_not_found", message: "There is no such template." }];
    if (before.includes(id)) return [];
    if (found.archivedAt) return [{ path, code: "template_archived", message: "This template is archived." }];
    const refused = refuseCategory(found.category, path);
    return refused ? [refused] : [];
  });
}

/** What a request says of a draft word for word, as columns; what it leaves out stays undefined. */
export const plainFields = (input: UpdateCampaignInput) => ({
  name: input.name,
  channel: input.channel,
  fallbackChannel: input.fallback_channel,
  variables: input.variables,
  sendAt: input.send_at,
  localTime: input.local_time,
  sendBefore: input.send_before,
  ifLate: input.if_late,
  throttlePerSecond: input.throttle_per_second,
  notMarketedWithinDays: input.not_marketed_within_days,
  skipsOpenConversations: input.skip_open_conversations,
  holdOutPercent: input.hold_out_percent,
  firstWavePercent: input.first_wave_percent,
  firstWaveMinutes: input.first_wave_minutes,
  limits: input.limits,
  shortensLinks: input.shorten_links,
  linkDays: input.link_days,
});

/** @throws Problem 422 for a segment that is missing, archived or broken. */
export async function checkSegments(
  tx: Tx,
  workspaceId: number,
  segments: { segmentId: number | null; excludeSegmentId: number | null },
): Promise<void> {
  await loadAudience(tx, workspaceId, segments);
}

/** Puts these variants in place of a draft's. Their versions stay open until it is launched. */
export async function writeVariants(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  variants: Variants,
): Promise<void> {
  await tx
    .delete(campaignVariants)
    .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.campaignId, campaignId)));
  if (variants.length === 0) return;
  await tx.insert(campaignVariants).values(
    variants.map(({ template_id: templateId, weight }, position) => ({
      workspaceId,
      campaignId,
      position,
      templateId,
      weight,
    })),
  );
}
