import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { campaignView } from "@/lib/campaigns/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Copy a campaign to a new draft",
    scope: "campaigns:write",
    params: idParams,
    response: campaignView,
    status: 201,
  },
  ({ actor, params }) => duplicateCampaign(actor, params.id),
);

export const OPTIONS = preflight;
