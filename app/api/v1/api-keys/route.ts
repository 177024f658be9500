import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { apiKeyView, createApiKeyInput, createdApiKey } from "@/lib/workspaces/api-keys-schema";
import { createApiKey } from "@/lib/workspaces/create-api-key";
import { listApiKeys } from "@/lib/workspaces/queries";
import { pageOnly } from "@/lib/workspaces/schema";

export const GET = endpoint(
  { summary: "List API keys", scope: "api_keys:read", query: pageOnly, response: pageOf(apiKeyView) },
  ({ actor, query }) => listApiKeys(actor, query),
);

export const POST = endpoint(
  {
    summary: "Create an API key",
    scope: "api_keys:write",
    body: createApiKeyInput,
    response: createdApiKey,
    status: 201,
    secret: "api_key",
  },
  ({ actor, body }) => createApiKey(actor, body),
);

export const OPTIONS = preflight;
