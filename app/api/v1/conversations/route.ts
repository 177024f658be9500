import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import {
  conversationDetail,
  foundConversation,
  listConversationsQuery,
  openConversationInput,
} from "@/lib/inbox/conversations-schema";
import { openConversation } from "@/lib/inbox/open-conversation";
import { listConversations } from "@/lib/inbox/queries";
import { pageOf } from "@/lib/paging";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "List conversations",
    scope: "conversations:read",
    query: listConversationsQuery,
    response: pageOf(foundConversation),
  },
  ({ actor, query }) => listConversations(actor, query),
);

export const POST = endpoint(
  {
    summary: "Open the conversation with a contact",
    scope: "conversations:write",
    body: openConversationInput,
    response: conversationDetail,
    limit: "send",
  },
  ({ actor, body }) => openConversation(actor, body.contact_id),
);
