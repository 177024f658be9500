import { eraseContact } from "@/lib/contacts/erase-contact";
import { erasedContact } from "@/lib/contacts/privacy-schema";
import { getContact } from "@/lib/contacts/queries";
import { contactView, savedContact, updateContactInput } from "@/lib/contacts/schema";
import { updateContact } from "@/lib/contacts/update-contact";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  { summary: "Read a contact", scope: "contacts:read", params: idParams, response: contactView },
  ({ actor, params }) => getContact(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a contact",
    scope: "contacts:write",
    params: idParams,
    body: updateContactInput,
    response: savedContact,
    limit: "send",
  },
  ({ actor, params, body }) => updateContact(actor, params.id, body),
);

export const DELETE = endpoint(
  { summary: "Erase a contact", scope: "contacts:write", params: idParams, response: erasedContact },
  ({ actor, params }) => eraseContact(actor, params.id),
);

export const OPTIONS = preflight;
