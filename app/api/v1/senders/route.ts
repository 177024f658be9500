import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { createSender } from "@/lib/providers/create-sender";
import { listSenders } from "@/lib/providers/queries";
import { createSenderInput, listSendersQuery, senderView } from "@/lib/providers/schema";

export const GET = endpoint(
  { summary: "List senders", scope: "senders:read", query: listSendersQuery, response: pageOf(senderView) },
  ({ actor, query }) => listSenders(actor, query),
);

export const POST = endpoint(
  {
    summary: "Add a sender",
    scope: "senders:write",
    body: createSenderInput,
    response: senderView,
    status: 201,
  },
  ({ actor, body }) => createSender(actor, body),
);

export const OPTIONS = preflight;
