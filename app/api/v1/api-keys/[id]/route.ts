import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { revokeApiKey } from "@/lib/workspaces/revoke-api-key";
import { apiKeyView } from "@/lib/workspaces/schema";

export const DELETE = endpoint(
  { summary: "Revoke an API key", scope: "api_keys:write", params: idParams, response: apiKeyView },
  ({ actor, params }) => revokeApiKey(actor, params.id),
);

export const OPTIONS = preflight;
