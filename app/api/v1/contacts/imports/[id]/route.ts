import { getImport } from "@/lib/contacts/import/queries";
import { importView } from "@/lib/contacts/import/view-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  { summary: "Read an import", scope: "contacts:read", params: idParams, response: importView },
  ({ actor, params }) => getImport(actor, params.id),
);

export const OPTIONS = preflight;
