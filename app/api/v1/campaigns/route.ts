import { createCampaign } from "@/lib/campaigns/create-campaign";
import { listCampaigns } from "@/lib/campaigns/queries";
import { campaignView, createCampaignInput, listCampaignsQuery } from "@/lib/campaigns/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List campaigns",
    scope: "campaigns:read",
    query: listCampaignsQuery,
    response: pageOf(campaignView),
  },
  ({ actor, query }) => listCampaigns(actor, query),
);

export const POST = endpoint(
  {
    summary: "Create a draft of a campaign",
    scope: "campaigns:write",
    body: createCampaignInput,
    response: campaignView,
    status: 201,
  },
  ({ actor, body }) => createCampaign(actor, body),
);

export const OPTIONS = preflight;
