import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { conversationCounts } from "@/lib/inbox/conversations-schema";
import { countConversations } from "@/lib/inbox/queries";

export const OPTIONS = preflight;

export const GET = endpoint(
  { summary: "Count conversations", scope: "conversations:read", response: conversationCounts },
  ({ actor }) => countConversations(actor),
);
