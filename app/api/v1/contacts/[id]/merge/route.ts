import { mergeContactInput } from "@/lib/contacts/duplicates-schema";
import { mergeContact } from "@/lib/contacts/merge-contact";
import { savedContact } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Merge another contact into this one",
    scope: "contacts:write",
    params: idParams,
    body: mergeContactInput,
    response: savedContact,
  },
  ({ actor, params, body }) => mergeContact(actor, params.id, body.contact_id),
);

export const OPTIONS = preflight;
