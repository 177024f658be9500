import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { listVariables } from "@/lib/templates/list-variables";
import { templateVariables } from "@/lib/templates/preview-schema";

export const GET = endpoint(
  { summary: "List the variables a text can use", scope: "templates:read", response: templateVariables },
  ({ actor }) => listVariables(actor),
);

export const OPTIONS = preflight;
