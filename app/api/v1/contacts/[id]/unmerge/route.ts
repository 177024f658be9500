import { savedContact } from "@/lib/contacts/schema";
import { unmergeContact } from "@/lib/contacts/unmerge-contact";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Make a merged contact its own again",
    scope: "contacts:write",
    params: idParams,
    response: savedContact,
  },
  ({ actor, params }) => unmergeContact(actor, params.id),
);

export const OPTIONS = preflight;
