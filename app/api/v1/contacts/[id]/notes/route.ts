import { z } from "zod";
import { addNote, listNotes } from "@/lib/contacts/notes";
import { noteInput, noteView } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { pageOf, pageQuery } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List the notes about a contact",
    scope: "contacts:read",
    params: idParams,
    query: z.strictObject(pageQuery),
    response: pageOf(noteView),
  },
  ({ actor, params, query }) => listNotes(actor, params.id, query),
);

export const POST = endpoint(
  {
    summary: "Write a note about a contact",
    scope: "contacts:write",
    params: idParams,
    body: noteInput,
    response: noteView,
    status: 201,
    limit: "send",
  },
  ({ actor, params, body }) => addNote(actor, params.id, body.body),
);

export const OPTIONS = preflight;
