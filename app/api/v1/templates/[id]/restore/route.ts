import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { restoreTemplate } from "@/lib/templates/restore-template";
import { restoreTemplateInput, templateView } from "@/lib/templates/schema";

export const POST = endpoint(
  {
    summary: "Restore an archived template, or an earlier version",
    scope: "templates:write",
    params: idParams,
    body: restoreTemplateInput,
    response: templateView,
  },
  ({ actor, params, body }) => restoreTemplate(actor, params.id, body),
);

export const OPTIONS = preflight;
