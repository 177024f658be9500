import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { apiKeyView } from "@/lib/workspaces/api-keys-schema";
import { revokeApiKey } from "@/lib/workspaces/revoke-api-key";

export const DELETE = endpoint(
  { summary: "Revoke an API key", scope: "api_keys:write", params: idParams, response: apiKeyView },
  ({ actor, params }) => revokeApiKey(actor, params.id),
);

export const OPTIONS = preflight;
