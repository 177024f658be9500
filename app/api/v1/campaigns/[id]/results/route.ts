import { readResults } from "@/lib/campaigns/results";
import { resultsView } from "@/lib/campaigns/results-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Read what came of a campaign",
    scope: "campaigns:read",
    params: idParams,
    response: resultsView,
  },
  ({ actor, params }) => readResults(actor, params.id),
);
