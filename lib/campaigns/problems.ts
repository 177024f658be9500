import { and, count, eq } from "drizzle-orm";
import { raw, type Tx } from "@/db/client";
import { campaignVariants } from "@/db/schema/campaigns";
import { later, minutes, now } from "@/lib/clock";
import { type FieldError, Problem } from "@/lib/errors";
import { loadSenders, loadWorkspace } from "@/lib/messages/load-content";
import { loadAudience } from "@/lib/segments/audience";
import { nameBefore } from "@/lib/templates/archive-template";
import { findPlaceholders, resolveVariables } from "@/lib/templates/render";
import { CONTACT_VARIABLES } from "@/lib/templates/variables";
import { type CampaignRow, loadVariants, type PlanVariant } from "./plan";

/** Whose fields are looked through for a value that no field of the workspace is defined for. */
const LOOKED_AT = 200_000;
/** A moment that passed while somebody read the page is still "now". */
const GRACE = minutes(5);
const FARTHEST = minutes(60 * 24 * 366);

/**
 * Everything that keeps a draft from being launched as it is now, each with the field it belongs to.
 * @param looksAtPeople false, for lists, leaves out what only people's own fields can tell.
 */
export async function findProblems(
  tx: Tx,
  workspaceId: number,
  campaign: CampaignRow,
  looksAtPeople = true,
): Promise<FieldError[]> {
  const [variants, chosen, audience, channel] = await Promise.all([
    loadVariants(tx, workspaceId, campaign),
    countVariants(tx, workspaceId, campaign.id),
    audienceProblems(tx, workspaceId, campaign),
    channelProblems(tx, workspaceId, campaign),
  ]);
  const paths = variants.map(({ position }) =>
    chosen === 0 ? "template_id" : `variants.${position}.template_id`,
  );
  return [
    ...variants.flatMap((variant, i) => templateProblems(variant, paths[i] ?? "template_id")),
    ...(chosen === 1
      ? [problem("variants", "too_few_variants", "Trying texts against each other takes two.")]
      : []),
    ...audience,
    ...channel,
    ...timeProblems(campaign, now()),
    ...(looksAtPeople ? await variableProblems(tx, workspaceId, campaign, variants) : []),
  ];
}

const problem = (path: string, code: string, message: string): FieldError => ({ path, code, message });

async function countVariants(tx: Tx, workspaceId: number, campaignId: number): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(campaignVariants)
    .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.campaignId, campaignId)));
  return row?.count ?? 0;
}

function templateProblems(variant: PlanVariant, path: string): FieldError[] {
  const { isArchived, isActive, category } = variant;
  const name = nameBefore(variant.templateName, variant.templateId);
  if (isArchived)
    return [problem(path, "template_archived", `“${name}” is archived. Restore it or choose another one.`)];
  const refused = refuseCategory(category, path);
  return [
    ...(isActive ? [] : [problem(path, "template_inactive", `“${name}” is switched off.`)]),
    ...(refused ? [refused] : []),
  ];
}

/** Login codes and answers to a person are nobody's campaign. */
export function refuseCategory(category: string, path: string): FieldError | null {
  if (category !== "authentication" && category !== "conversation") return null;
  const what = category === "authentication" ? "Login codes" : "Answers to a person";
  return problem(path, "category_not_allowed", `${what} can't go out as a campaign.`);
}

/** What is wrong with the segments, as the segments say it. */
async function audienceProblems(tx: Tx, workspaceId: number, campaign: CampaignRow): Promise<FieldError[]> {
  try {
    const { segmentId, excludeSegmentId } = campaign;
    await loadAudience(tx, workspaceId, { segmentId, excludeSegmentId });
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.extra.errors ?? [problem("segment_id", error.code, error.detail)];
  }
}

async function channelProblems(
  tx: Tx,
  workspaceId: number,
  { channel, fallbackChannel }: CampaignRow,
): Promise<FieldError[]> {
  if (channel !== null && channel === fallbackChannel)
    return [problem("fallback_channel", "same_channel", "Choose another channel to fall back to.")];
  const senders = await loadSenders(tx, workspaceId);
  if (senders.some((sender) => channel === null || sender.channel === channel)) return [];
  const what = channel === "whatsapp" ? "WhatsApp messages" : "texts";
  return [problem("channel", "no_sender", `There is no active sender for ${what}.`)];
}

/** Moments that have passed or contradict each other. Pure. */
export function timeProblems(
  { sendAt, sendBefore }: Pick<CampaignRow, "sendAt" | "sendBefore">,
  at: Date,
): FieldError[] {
  const problems: FieldError[] = [];
  if (sendAt && sendAt < later(at, -GRACE))
    problems.push(problem("send_at", "send_at_past", "This moment has passed."));
  if (sendAt && sendAt > later(at, FARTHEST))
    problems.push(problem("send_at", "send_at_too_far", "A campaign can be planned up to a year ahead."));
  if (sendBefore && sendBefore <= at)
    problems.push(problem("send_before", "send_before_past", "This deadline has passed."));
  else if (sendBefore && sendAt && sendBefore <= sendAt) {
    const message = "The deadline is before the time it is sent.";
    problems.push(problem("send_before", "send_before_early", message));
  }
  return problems;
}

/** Names that neither the campaign, the business, nor anybody's own fields can fill: nobody would get the text. */
async function variableProblems(
  tx: Tx,
  workspaceId: number,
  { variables }: CampaignRow,
  variants: PlanVariant[],
): Promise<FieldError[]> {
  const used = variants.flatMap(({ body, bodies }) =>
    [body, ...Object.values(bodies)].flatMap(findPlaceholders),
  );
  const workspace = await loadWorkspace(tx, workspaceId);
  const resolve = resolveVariables({ request: variables, workspace });
  const open = [...new Set(used)].filter(
    (name) => !CONTACT_VARIABLES.includes(name) && resolve(name) === undefined,
  );
  const known = open.length === 0 ? [] : await knownKeys(tx, workspaceId, open);
  return open
    .filter((name) => !known.includes(name))
    .map((name) =>
      problem(
        `variables.${name}`,
        "unknown_variable",
        `Nobody's page fills {{${name}}}. Give it a value for everybody, or take it out of the text.`,
      ),
    );
}

/** Those that a field of the workspace, or a value on somebody's page, may fill. */
async function knownKeys(tx: Tx, workspaceId: number, names: string[]): Promise<string[]> {
  const keys = names.map((name) => name.replace(/^attributes\./, ""));
  const rows = await raw(tx)<{ name: string }[]>`
    select n.name from unnest(${names}::text[], ${keys}::text[]) as n(name, key)
    where exists (select from attribute_definitions
        where workspace_id = ${workspaceId} and key in (n.name, n.key) and archived_at is null)
      or exists (select from (select attributes from contacts where workspace_id = ${workspaceId}
          order by id desc limit ${LOOKED_AT}) c where c.attributes ?| array[n.name, n.key])`;
  return rows.map(({ name }) => name);
}
