import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { getTemplate } from "@/lib/templates/queries";
import { deletedTemplate, templateView, updateTemplateInput } from "@/lib/templates/schema";
import { updateTemplate } from "@/lib/templates/update-template";

export const GET = endpoint(
  { summary: "Read a template", scope: "templates:read", params: idParams, response: templateView },
  ({ actor, params }) => getTemplate(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a template",
    scope: "templates:write",
    params: idParams,
    body: updateTemplateInput,
    response: templateView,
  },
  ({ actor, params, body }) => updateTemplate(actor, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: "Delete a template, or archive a used one",
    scope: "templates:write",
    params: idParams,
    response: deletedTemplate,
  },
  ({ actor, params }) => deleteTemplate(actor, params.id),
);

export const OPTIONS = preflight;
