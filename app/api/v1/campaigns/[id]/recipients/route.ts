import { listRecipients } from "@/lib/campaigns/recipients";
import { listRecipientsQuery, recipientView } from "@/lib/campaigns/recipients-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { pageOf } from "@/lib/paging";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "List the people of a campaign",
    scope: "campaigns:read",
    params: idParams,
    query: listRecipientsQuery,
    response: pageOf(recipientView),
  },
  ({ actor, params, query }) => listRecipients(actor, params.id, query),
);
