import { type Actor, authorize } from "@/lib/actor";
import { listContacts } from "@/lib/contacts/queries";
import { listMessages } from "@/lib/messages/queries";
import { findSegments } from "@/lib/segments/queries";
import { listTemplates } from "@/lib/templates/queries";
import type { SearchQuery, SearchResults } from "./search-schema";

/** Milliseconds. Looking further back ends here; a search answers while somebody types. */
const BUDGET_MS = 120;

/**
 * One box for everything: people by name, whole number or last four digits, templates and segments by name, and
 * words that were said, newest first. Only what the actor may read. Words are looked for as far back as the time allows.
 */
export async function search(actor: Actor, { q, limit }: SearchQuery): Promise<SearchResults> {
  authorize(actor, "contacts:read");
  const [people, messages, templates, segments] = await Promise.all([
    listContacts(actor, { q, limit }),
    actor.scopes.has("messages:read") ? searchMessages(actor, q, limit) : { rows: [], isComplete: true },
    actor.scopes.has("templates:read")
      ? listTemplates(actor, { name: q, limit, archived: false })
      : { data: [] },
    actor.scopes.has("segments:read") ? findSegments(actor, q, limit) : [],
  ]);
  return {
    contacts: people.data.map(({ id, first_name, last_name, phone }) => ({
      id,
      name: [first_name, last_name].filter(Boolean).join(" ") || null,
      phone,
    })),
    messages: messages.rows,
    templates: templates.data.map(({ id, name, category }) => ({ id, name, category })),
    segments,
    messages_complete: messages.isComplete,
  };
}

async function searchMessages(
  actor: Actor,
  q: string,
  limit: number,
): Promise<{ rows: SearchResults["messages"]; isComplete: boolean }> {
  const until = performance.now() + BUDGET_MS;
  const rows: SearchResults["messages"] = [];
  let cursor: string | undefined;
  do {
    const page = await listMessages(actor, { q, limit: limit - rows.length, cursor });
    for (const { id, contact_id, contact_name, phone, direction, body, created_at } of page.data)
      rows.push({ id, contact_id, contact_name, phone, direction, body, created_at });
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined && rows.length < limit && performance.now() < until);
  return { rows, isComplete: cursor === undefined };
}
