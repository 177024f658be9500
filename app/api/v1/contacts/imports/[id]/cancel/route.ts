import { cancelImport } from "@/lib/contacts/import/cancel-import";
import { getImport } from "@/lib/contacts/import/queries";
import { importView } from "@/lib/contacts/import/view-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Cancel an import",
    scope: "contacts:write",
    params: idParams,

    response: importView,
    status: 202,
  },
  async ({ actor, params }) => {
    await cancelImport(actor, params.id);
    return getImport(actor, params.id);
  },
);

export const OPTIONS = preflight;
