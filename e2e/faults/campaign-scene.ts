import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import * as cancel from "@/app/api/v1/campaigns/[id]/cancel/route";
import * as launch from "@/app/api/v1/campaigns/[id]/launch/route";
import * as pause from "@/app/api/v1/campaigns/[id]/pause/route";
import * as recipients from "@/app/api/v1/campaigns/[id]/recipients/route";
import * as results from "@/app/api/v1/campaigns/[id]/results/route";
import * as resume from "@/app/api/v1/campaigns/[id]/resume/route";
import * as one from "@/app/api/v1/campaigns/[id]/route";
import * as campaigns from "@/app/api/v1/campaigns/route";
import { systemActor } from "@/lib/actor";
import type { RecipientView } from "@/lib/campaigns/recipients-schema";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import type { CampaignView } from "@/lib/campaigns/schema";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { createTemplate } from "@/lib/templates/create-template";
import { createTemplateInput } from "@/lib/templates/schema";
import type { Tenant } from "../bench/world";
import { type Answer, call, within } from "./scene";

export const doors = { one, cancel, launch, pause, recipients, results, resume, campaigns };

let lastName = 0;

export async function addTemplate(
  tenant: Tenant,
  body = "Hi {{first_name}}, 20% off this week.",
  category = "marketing",
): Promise<number> {
  const input = createTemplateInput.parse({ name: `Text ${++lastName}`, body, category });
  return (await createTemplate(systemActor(tenant.workspaceId), input)).id;
}

/** A draft to everybody, at once, with no limits, unless it is said otherwise. @returns its id. */
export async function addCampaign(tenant: Tenant, more: Record<string, unknown> = {}): Promise<number> {
  const body = {
    name: `Campaign ${++lastName}`,
    template_id: more.template_id ?? (await addTemplate(tenant)),
    first_wave_percent: null,
    limits: { filtered_percent: null, failed_percent: null, opt_out_percent: null },
    ...more,
  };
  const answer = await call(tenant.key, campaigns.POST, { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.json.id;
}

type Verb = "launch" | "pause" | "resume" | "cancel";

export const press = (
  tenant: Tenant,
  id: number,
  verb: Verb,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(tenant.key, doors[verb].POST, { method: "POST", params: { id: String(id) }, headers });

export async function view(tenant: Tenant, id: number): Promise<CampaignView> {
  const answer = await call(tenant.key, one.GET, { params: { id: String(id) } });
  expect(answer.status, answer.text).toBe(200);
  return answer.json as unknown as CampaignView;
}

export async function recipientsOf(
  tenant: Tenant,
  id: number,
  query = "limit=200",
): Promise<RecipientView[]> {
  const answer = await call(tenant.key, recipients.GET, {
    path: `/api/v1/campaigns/${id}/recipients?${query}`,
    params: { id: String(id) },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.data as RecipientView[];
}

/** Waits until the campaign has come to this, asking as its page would. */
export async function until(
  tenant: Tenant,
  id: number,
  isThere: (campaign: CampaignView) => boolean,
  limitMs = 20_000,
): Promise<CampaignView> {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    const campaign = await view(tenant, id);
    if (isThere(campaign)) return campaign;
    if (Date.now() > giveUpAt)
      throw new Error(
        `still ${campaign.status}: ${JSON.stringify(campaign.progress)} ${campaign.pause?.sentence ?? ""}`,
      );
    await wait(50);
  }
}

/** Runs the drains side by side, as the job loop does, while something else goes on. */
export async function withWork<T>(during: () => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const lane = async (drain: (budget: { budgetMs: number; signal: AbortSignal }) => Promise<unknown>) => {
    while (!stopping.signal.aborted) {
      await drain({ budgetMs: 500, signal: stopping.signal });
      await wait(20);
    }
  };
  const lanes = Promise.all([lane(runCampaigns), lane(dispatchMessages), lane(recordStatuses)]);
  try {
    return await Promise.race([during(), lanes.then(() => Promise.reject(new Error("the drains ended")))]);
  } finally {
    stopping.abort();
    await lanes;
  }
}

export const isFinished = ({ status }: CampaignView): boolean => status === "finished";

/** Nobody waits for a moment to be due any more: the drain looks now. */
export const lookNow = (tenant: Tenant) =>
  within(
    tenant,
    (sql) => sql`update campaigns set look_at = now() - interval '1 second'
      where workspace_id = ${tenant.workspaceId} and status in ('freezing', 'running', 'paused', 'canceled')`,
  );
