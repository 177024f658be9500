import { createContact } from "@/lib/contacts/create-contact";
import { listContactsQuery } from "@/lib/contacts/filter-schema";
import { listContacts } from "@/lib/contacts/queries";
import { contactView, createContactInput, createContactQuery, savedContact } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List contacts",
    scope: "contacts:read",
    query: listContactsQuery,
    response: pageOf(contactView),
  },
  ({ actor, query }) => listContacts(actor, query),
);

export const POST = endpoint(
  {
    summary: "Create a contact",
    scope: "contacts:write",
    query: createContactQuery,
    body: createContactInput,
    response: savedContact,
    status: 201,
    limit: "send",
  },
  async ({ actor, query, body }) => {
    const { created, contact } = await createContact(actor, body, query.on_conflict);
    return Response.json(contact, { status: created ? 201 : 200 });
  },
);

export const OPTIONS = preflight;
