import { applyRewrite } from "@/lib/campaigns/apply-rewrite";
import { dryRunView } from "@/lib/campaigns/dry-run-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Save the plainer text that the dry run offers, and work it out anew",
    scope: "campaigns:write",
    params: idParams,
    response: dryRunView,
  },
  ({ actor, params }) => applyRewrite(actor, params.id),
);

export const OPTIONS = preflight;
