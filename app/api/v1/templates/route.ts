import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { createTemplate } from "@/lib/templates/create-template";
import { listTemplates } from "@/lib/templates/queries";
import { createTemplateInput, listTemplatesQuery, templateView } from "@/lib/templates/schema";

export const GET = endpoint(
  {
    summary: "List templates",
    scope: "templates:read",
    query: listTemplatesQuery,
    response: pageOf(templateView),
  },
  ({ actor, query }) => listTemplates(actor, query),
);

export const POST = endpoint(
  {
    summary: "Create a template",
    scope: "templates:write",
    body: createTemplateInput,
    response: templateView,
    status: 201,
  },
  ({ actor, body }) => createTemplate(actor, body),
);

export const OPTIONS = preflight;
