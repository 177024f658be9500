import { getImport } from "@/lib/contacts/import/queries";
import { startImportInput } from "@/lib/contacts/import/schema";
import { startImport } from "@/lib/contacts/import/start-import";
import { importView } from "@/lib/contacts/import/view-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Start an import",
    scope: "contacts:write",
    params: idParams,
    body: startImportInput,
    response: importView,
    status: 202,
  },
  async ({ actor, params, body }) => {
    await startImport(actor, params.id, body);
    return getImport(actor, params.id);
  },
);

export const OPTIONS = preflight;
