import { listDryRunPeople } from "@/lib/campaigns/dry-run-people";
import { dryRunPerson, listDryRunPeopleQuery } from "@/lib/campaigns/dry-run-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List who would be left out of a draft, and why",
    scope: "campaigns:read",
    params: idParams,
    query: listDryRunPeopleQuery,
    response: pageOf(dryRunPerson),
  },
  ({ actor, params, query }) => listDryRunPeople(actor, params.id, query),
);

export const OPTIONS = preflight;
