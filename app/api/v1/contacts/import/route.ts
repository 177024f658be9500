import { z } from "zod";
import { acceptImport } from "@/lib/contacts/import/accept-import";
import { receiveImport } from "@/lib/contacts/import/receive-import";
import { importAccepted, importJson, importQuery, importSettings } from "@/lib/contacts/import/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

// Half an hour of a slow line for the largest file.
export const maxDuration = 1800;

const csv = z.string().meta({ description: "The file itself, up to 100 MB, in any usual encoding" });

export const POST = endpoint(
  {
    summary: "Import contacts from CSV",
    scope: "contacts:write",
    query: importQuery,
    receive: ({ actor, request, query }) => receiveImport(actor, request, query),
    accepts: {
      "text/csv": csv,
      "multipart/form-data": z.object({ ...importSettings.shape, file: csv }),
      "application/json": importJson,
    },
    response: importAccepted,
    status: 202,
  },
  ({ actor, body }) => acceptImport(actor, body),
);

export const OPTIONS = preflight;
