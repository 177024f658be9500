import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { duplicateTemplate } from "@/lib/templates/duplicate-template";
import { templateView } from "@/lib/templates/schema";

export const POST = endpoint(
  {
    summary: "Duplicate a template",
    scope: "templates:write",
    params: idParams,
    response: templateView,
    status: 201,
  },
  ({ actor, params }) => duplicateTemplate(actor, params.id),
);

export const OPTIONS = preflight;
