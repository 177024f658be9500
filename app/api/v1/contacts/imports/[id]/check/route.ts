import { checkImport } from "@/lib/contacts/import/check-import";
import { getImport } from "@/lib/contacts/import/queries";
import { checkImportInput } from "@/lib/contacts/import/schema";
import { importView } from "@/lib/contacts/import/view-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Check an import again with another mapping",
    scope: "contacts:write",
    params: idParams,
    body: checkImportInput,
    response: importView,
    status: 202,
  },
  async ({ actor, params, body }) => {
    await checkImport(actor, params.id, body);
    return getImport(actor, params.id);
  },
);

export const OPTIONS = preflight;
