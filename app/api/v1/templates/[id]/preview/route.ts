import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { previewTemplateInput, previewTemplateQuery, templatePreview } from "@/lib/templates/preview-schema";
import { previewTemplate } from "@/lib/templates/preview-template";

export const POST = endpoint(
  {
    summary: "Preview a template",
    scope: "templates:read",
    limit: "read",
    params: idParams,
    query: previewTemplateQuery,
    body: previewTemplateInput,
    response: templatePreview,
  },
  ({ actor, params, query, body }) => previewTemplate(actor, params.id, body, query.language),
);

export const OPTIONS = preflight;
