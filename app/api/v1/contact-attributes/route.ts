import { createDefinitionInput, definitionList, definitionView } from "@/lib/contacts/attribute-values";
import { defineAttribute } from "@/lib/contacts/define-attribute";
import { listDefinitions } from "@/lib/contacts/definitions";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  { summary: "List the workspace's own contact fields", scope: "contacts:read", response: definitionList },
  ({ actor }) => listDefinitions(actor),
);

export const POST = endpoint(
  {
    summary: "Define a contact field",
    scope: "workspace:write",
    body: createDefinitionInput,
    response: definitionView,
    status: 201,
  },
  ({ actor, body }) => defineAttribute(actor, body),
);

export const OPTIONS = preflight;
