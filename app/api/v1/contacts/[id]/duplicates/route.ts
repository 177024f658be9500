import { duplicateList } from "@/lib/contacts/duplicates-schema";
import { findDuplicatesOf } from "@/lib/contacts/find-duplicates";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "List contacts that may be this person",
    scope: "contacts:read",
    params: idParams,
    response: duplicateList,
  },
  ({ actor, params }) => findDuplicatesOf(actor, params.id),
);

export const OPTIONS = preflight;
