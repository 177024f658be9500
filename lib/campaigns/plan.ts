import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Category, Channel } from "@/db/enums";
import { type campaigns, campaignVariants } from "@/db/schema/campaigns";
import { templates, templateVersions } from "@/db/schema/templates";
import { linkBase } from "@/lib/links/link-base";
import {
  type LoadedSender,
  loadSenders,
  loadWorkspace,
  type SendingWorkspace,
} from "@/lib/messages/load-content";
import { isPromotional } from "@/lib/messages/status";
import { type Audience, loadAudience } from "@/lib/segments/audience";
import type { Rule } from "@/lib/segments/schema";
import type { Contents } from "@/lib/templates/contents";
import { isVersionOf } from "@/lib/templates/current-version";
import type { Shares } from "./assign";
import type { CompiledText } from "./compiled-text";
import type { Timing } from "./due-moment";

export type CampaignRow = typeof campaigns.$inferSelect;

/** One text of the campaign: the pinned version of a launched one, the present one of a draft. */
export type PlanVariant = {
  position: number;
  weight: number;
  templateId: number;
  templateName: string;
  version: number;
  category: Category;
  isActive: boolean;
  isArchived: boolean;
  body: string;
  bodies: Record<string, string>;
  mediaUrls: string[];
  contents: Contents;
};

/** All that judging a campaign's people needs besides the people. Made once for many pages, and read only. */
export type Plan = {
  campaign: CampaignRow;
  workspace: SendingWorkspace;
  variants: PlanVariant[];
  shares: Shares;
  /** The sender of each channel that has one. */
  senders: ReadonlyMap<Channel, LoadedSender>;
  audience: Audience;
  /** What short addresses begin with; null where addresses stay as they are. */
  linkBase: string | null;
  /** Parsed texts by variant and language, filled while people are looked at. */
  texts: Map<string, CompiledText>;
};

/**
 * Everything a campaign says, read once. A launched campaign has its audience's rules and its texts as they were then.
 * @throws Problem 422 for a draft whose segment is missing, archived or broken.
 */
export async function loadPlan(tx: Tx, workspaceId: number, campaign: CampaignRow): Promise<Plan> {
  const [workspace, variants, senders, audience] = await Promise.all([
    loadWorkspace(tx, workspaceId),
    loadVariants(tx, workspaceId, campaign),
    loadSenders(tx, workspaceId),
    loadRules(tx, workspaceId, campaign),
  ]);
  // Default senders come first, so that the first of a channel is the one to use.
  const byChannel = new Map(senders.toReversed().map((sender) => [sender.channel, sender] as const));
  return {
    campaign,
    workspace,
    variants,
    shares: {
      weights: variants.map(({ weight }) => weight),
      firstWavePercent: campaign.firstWavePercent,
      holdOutPercent: campaign.holdOutPercent,
    },
    senders: byChannel,
    audience,
    linkBase: campaign.shortensLinks ? linkBase() : null,
    texts: new Map(),
  };
}

/** The campaign's times for texts of a category, looked at from `at`. A draft is as if launched at `at`. */
export function timingOf({ campaign, workspace }: Plan, category: Category, at: Date): Timing {
  const launchedAt = campaign.launchedAt ?? at;
  const keepsQuiet = isPromotional(category) || workspace.quietForTransactional;
  return {
    base: campaign.sendAt && campaign.sendAt > launchedAt ? campaign.sendAt : launchedAt,
    localTime: campaign.localTime,
    sendBefore: campaign.sendBefore,
    ifLate: campaign.ifLate,
    workspaceZone: workspace.timeZone,
    quietHours: keepsQuiet ? workspace.quietHours : null,
  };
}

async function loadRules(tx: Tx, workspaceId: number, campaign: CampaignRow): Promise<Audience> {
  const { frozen, segmentId, excludeSegmentId } = campaign;
  // The rules were checked when the campaign was launched.
  if (frozen) return { segment: frozen.segment as Rule | null, exclude: frozen.exclude as Rule | null };
  return loadAudience(tx, workspaceId, { segmentId, excludeSegmentId });
}

/** The texts of one campaign in order of position; without variants its one template. */
export async function loadVariants(
  tx: Tx,
  workspaceId: number,
  campaign: Pick<CampaignRow, "id" | "templateId">,
): Promise<PlanVariant[]> {
  const chosen = await tx
    .select({
      position: campaignVariants.position,
      weight: campaignVariants.weight,
      templateId: campaignVariants.templateId,
      version: campaignVariants.templateVersion,
    })
    .from(campaignVariants)
    .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.campaignId, campaign.id)))
    .orderBy(asc(campaignVariants.position));
  const wanted =
    chosen.length > 0 ? chosen : [{ position: 0, weight: 1, templateId: campaign.templateId, version: null }];
  const texts = await tx
    .select({
      id: templates.id,
      name: templates.name,
      present: templates.version,
      category: templates.category,
      isActive: templates.isActive,
      isArchived: sql<boolean>`${templates.archivedAt} is not null`,
      version: templateVersions.version,
      body: templateVersions.body,
      bodies: templateVersions.bodies,
      mediaUrls: templateVersions.mediaUrls,
      contents: templateVersions.contents,
    })
    .from(templates)
    .innerJoin(
      templateVersions,
      and(
        isVersionOf,
        or(
          eq(templateVersions.version, templates.version),
          inArray(
            templateVersions.version,
            wanted.flatMap(({ version }) => version ?? []),
          ),
        ),
      ),
    )
    .where(
      and(
        eq(templates.workspaceId, workspaceId),
        inArray(
          templates.id,
          wanted.map(({ templateId }) => templateId),
        ),
      ),
    );
  return wanted.flatMap(({ position, weight, templateId, version }) => {
    const text = texts.find((t) => t.id === templateId && t.version === (version ?? t.present));
    if (!text) return [];
    const { name, category, isActive, isArchived, body, bodies, mediaUrls, contents } = text;
    return {
      position,
      weight,
      templateId,
      templateName: name,
      version: text.version,
      category,
      isActive,
      isArchived,
      body,
      bodies,
      mediaUrls,
      contents,
    };
  });
}
