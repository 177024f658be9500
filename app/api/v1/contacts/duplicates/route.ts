import { duplicateList } from "@/lib/contacts/duplicates-schema";
import { listDuplicates } from "@/lib/contacts/find-duplicates";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  { summary: "List contacts that may be the same person", scope: "contacts:read", response: duplicateList },
  ({ actor }) => listDuplicates(actor),
);

export const OPTIONS = preflight;
