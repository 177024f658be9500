import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { archiveTemplate } from "@/lib/templates/archive-template";
import { templateView } from "@/lib/templates/schema";

export const POST = endpoint(
  { summary: "Archive a template", scope: "templates:write", params: idParams, response: templateView },
  ({ actor, params }) => archiveTemplate(actor, params.id),
);

export const OPTIONS = preflight;
