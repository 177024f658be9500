import { exportContact } from "@/lib/contacts/export-contact";
import { contactExport } from "@/lib/contacts/privacy-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Export everything kept about a contact",
    scope: "contacts:read",
    params: idParams,
    response: contactExport,
  },
  ({ actor, params }) => exportContact(actor, params.id),
);

export const OPTIONS = preflight;
