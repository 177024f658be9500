import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { campaignView } from "@/lib/campaigns/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Launch a campaign",
    scope: "campaigns:write",
    params: idParams,
    response: campaignView,
    status: 202,
  },
  ({ actor, params }) => launchCampaign(actor, params.id),
);
