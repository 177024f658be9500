import { definitionView, updateDefinitionInput } from "@/lib/contacts/attribute-values";
import { changeAttribute } from "@/lib/contacts/change-attribute";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const PATCH = endpoint(
  {
    summary: "Change a contact field",
    scope: "workspace:write",
    params: idParams,
    body: updateDefinitionInput,
    response: definitionView,
  },
  ({ actor, params, body }) => changeAttribute(actor, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: "Archive a contact field; its values are kept",
    scope: "workspace:write",
    params: idParams,
    response: definitionView,
  },
  ({ actor, params }) => changeAttribute(actor, params.id, { archived: true }),
);

export const OPTIONS = preflight;
