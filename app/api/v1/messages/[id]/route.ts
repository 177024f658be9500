import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { getMessage } from "@/lib/messages/queries";
import { messageView } from "@/lib/messages/schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  { summary: "Get a message", scope: "messages:read", params: idParams, response: messageView },
  ({ actor, params }) => getMessage(actor, params.id),
);
