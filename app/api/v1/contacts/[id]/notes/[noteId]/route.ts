import { deleteNote, restoreNote } from "@/lib/contacts/notes";
import { changeNoteInput, noteView } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

const params = idParams.extend({ noteId: idParams.shape.id });

export const PATCH = endpoint(
  {
    summary: "Bring a deleted note back",
    scope: "contacts:write",
    params,
    body: changeNoteInput,
    response: noteView,
  },
  ({ actor, params: { id, noteId } }) => restoreNote(actor, id, noteId),
);

export const DELETE = endpoint(
  { summary: "Delete a note", scope: "contacts:write", params, response: noteView },
  ({ actor, params: { id, noteId } }) => deleteNote(actor, id, noteId),
);

export const OPTIONS = preflight;
