import { and, asc, desc, eq, getTableColumns, ilike, inArray, lt, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Tx, withWorkspace } from "@/db/client";
import { campaigns, campaignVariants } from "@/db/schema/campaigns";
import { segments } from "@/db/schema/segments";
import { templates } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { nameBefore } from "@/lib/templates/archive-template";
import { presentCampaign, type StoredCampaign } from "./present-campaign";
import { findProblems } from "./problems";
import { countProgress } from "./progress";
import { listProgress } from "./recent-counts";
import type { CampaignView, ListCampaignsQuery } from "./schema";

const excluded = alias(segments, "excluded_segments");

/** Two hundred campaigns of a hundred thousand people each, counted for the first time, take a while. */
const COUNTING = { timeoutMs: 30_000 };

/** Newest first, with progress as of now. */
export async function listCampaigns(actor: Actor, query: ListCampaignsQuery): Promise<Page<CampaignView>> {
  authorize(actor, "campaigns:read");
  const before = readCursor(query.cursor);
  return withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const rows = await selectCampaigns(
        tx,
        actor.workspaceId,
        and(
          query.status && eq(campaigns.status, query.status),
          query.segment_id === undefined
            ? undefined
            : or(eq(campaigns.segmentId, query.segment_id), eq(campaigns.excludeSegmentId, query.segment_id)),
          query.q ? ilike(campaigns.name, `%${query.q.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
          before === null ? undefined : lt(campaigns.id, before),
        ),
      ).limit(query.limit + 1);
      const views = await viewCampaigns(
        tx,
        actor.workspaceId,
        rows.slice(0, query.limit),
        listProgress,
        false,
      );
      const byId = new Map(views.map((view) => [view.id, view]));
      const { next_cursor } = toPage(rows, query.limit, ({ id }) => id);
      return { data: rows.flatMap(({ id }) => byId.get(id) ?? []), next_cursor };
    },
    COUNTING,
  );
}

/** @throws Problem 404 when this workspace has no such campaign. */
export async function getCampaign(actor: Actor, id: number): Promise<CampaignView> {
  authorize(actor, "campaigns:read");
  return withWorkspace(actor.workspaceId, (tx) => viewCampaign(tx, actor.workspaceId, id));
}

/** One campaign inside a transaction. @throws Problem 404 */
export async function viewCampaign(tx: Tx, workspaceId: number, id: number): Promise<CampaignView> {
  const rows = await selectCampaigns(tx, workspaceId, eq(campaigns.id, id));
  const [view] = await viewCampaigns(tx, workspaceId, rows, countProgress, true);
  if (!view) throw notFound();
  return view;
}

async function viewCampaigns(
  tx: Tx,
  workspaceId: number,
  rows: StoredCampaign[],
  progressOf: typeof listProgress,
  looksAtPeople: boolean,
): Promise<CampaignView[]> {
  const [variants, standings, problems] = await Promise.all([
    variantsOf(
      tx,
      workspaceId,
      rows.map(({ id }) => id),
    ),
    progressOf(
      tx,
      workspaceId,
      rows.filter(({ status }) => status !== "draft"),
    ),
    Promise.all(
      rows.map((row) => (row.status === "draft" ? findProblems(tx, workspaceId, row, looksAtPeople) : [])),
    ),
  ]);
  return rows.map((row, i) =>
    presentCampaign(row, {
      variants: variants.get(row.id) ?? [],
      standing: standings.get(row.id) ?? null,
      problems: problems[i] ?? [],
    }),
  );
}

/** A launched campaign has at least its one text here; a draft only what it tries against each other. */
async function variantsOf(
  tx: Tx,
  workspaceId: number,
  ids: number[],
): Promise<Map<number, CampaignView["variants"]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      campaign_id: campaignVariants.campaignId,
      position: campaignVariants.position,
      template_id: campaignVariants.templateId,
      template_name: templates.name,
      template_version: campaignVariants.templateVersion,
      weight: campaignVariants.weight,
    })
    .from(campaignVariants)
    .innerJoin(
      templates,
      and(
        eq(templates.workspaceId, campaignVariants.workspaceId),
        eq(templates.id, campaignVariants.templateId),
      ),
    )
    .where(and(eq(campaignVariants.workspaceId, workspaceId), inArray(campaignVariants.campaignId, ids)))
    .orderBy(asc(campaignVariants.position));
  const byCampaign = Map.groupBy(rows, ({ campaign_id }) => campaign_id);
  return new Map([...byCampaign].map(([id, own]) => [id, own.map(presentVariant)]));
}

const presentVariant = (row: CampaignView["variants"][number]): CampaignView["variants"][number] => ({
  position: row.position,
  template_id: row.template_id,
  template_name: nameBefore(row.template_name, row.template_id),
  template_version: row.template_version,
  weight: row.weight,
});

const selectCampaigns = (tx: Tx, workspaceId: number, where: SQL | undefined) =>
  tx
    .select({
      ...getTableColumns(campaigns),
      templateName: templates.name,
      segmentName: segments.name,
      excludeSegmentName: excluded.name,
    })
    .from(campaigns)
    .innerJoin(
      templates,
      and(eq(templates.workspaceId, campaigns.workspaceId), eq(templates.id, campaigns.templateId)),
    )
    .leftJoin(
      segments,
      and(eq(segments.workspaceId, campaigns.workspaceId), eq(segments.id, campaigns.segmentId)),
    )
    .leftJoin(
      excluded,
      and(eq(excluded.workspaceId, campaigns.workspaceId), eq(excluded.id, campaigns.excludeSegmentId)),
    )
    .where(and(eq(campaigns.workspaceId, workspaceId), where))
    .orderBy(desc(campaigns.id));
