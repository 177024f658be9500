import { dryRunView } from "@/lib/campaigns/dry-run-schema";
import { getDryRun } from "@/lib/campaigns/dry-run-view";
import { startDryRun } from "@/lib/campaigns/start-dry-run";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Work out what launching a draft would do, and what it would cost",
    scope: "campaigns:write",
    params: idParams,
    response: dryRunView,
  },
  ({ actor, params }) => startDryRun(actor, params.id),
);

export const GET = endpoint(
  { summary: "Read the latest dry run", scope: "campaigns:read", params: idParams, response: dryRunView },
  ({ actor, params }) => getDryRun(actor, params.id),
);

export const OPTIONS = preflight;
