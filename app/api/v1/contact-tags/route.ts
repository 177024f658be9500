import { listTags } from "@/lib/contacts/list-tags";
import { tagContacts } from "@/lib/contacts/tag-contacts";
import { tagContactsInput, taggedContacts, tagList } from "@/lib/contacts/tags-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  { summary: "List tags in use", scope: "contacts:read", response: tagList },
  ({ actor }) => listTags(actor),
);

export const POST = endpoint(
  {
    summary: "Tag or untag many contacts",
    scope: "contacts:write",
    body: tagContactsInput,
    response: taggedContacts,
    limit: "send",
  },
  ({ actor, body }) => tagContacts(actor, body),
);

export const OPTIONS = preflight;
