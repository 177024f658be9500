import { deleteCampaign } from "@/lib/campaigns/delete-campaign";
import { getCampaign } from "@/lib/campaigns/queries";
import { campaignView, updateCampaignInput } from "@/lib/campaigns/schema";
import { updateCampaign } from "@/lib/campaigns/update-campaign";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Read a campaign, with its progress as of now",
    scope: "campaigns:read",
    params: idParams,
    response: campaignView,
  },
  ({ actor, params }) => getCampaign(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a draft",
    scope: "campaigns:write",
    params: idParams,
    body: updateCampaignInput,
    response: campaignView,
  },
  ({ actor, params, body }) => updateCampaign(actor, params.id, body),
);

export const DELETE = endpoint(
  { summary: "Delete a draft", scope: "campaigns:write", params: idParams, status: 204 },
  ({ actor, params }) => deleteCampaign(actor, params.id),
);

export const OPTIONS = preflight;
