import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { pageOf, pageQuery } from "@/lib/paging";
import { listTemplateVersions } from "@/lib/templates/queries";
import { templateVersionView } from "@/lib/templates/schema";

export const GET = endpoint(
  {
    summary: "List a template's versions",
    scope: "templates:read",
    params: idParams,
    query: z.strictObject(pageQuery),
    response: pageOf(templateVersionView),
  },
  ({ actor, params, query }) => listTemplateVersions(actor, params.id, query),
);

export const OPTIONS = preflight;
