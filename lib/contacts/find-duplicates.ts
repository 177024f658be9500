import { and, desc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { raw, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { maskPhone } from "@/lib/phone";
import type { ContactBrief, DuplicateList } from "./duplicates-schema";
import type { ContactRow } from "./present-contact";
import { loadRows, requireContact } from "./queries";

const MOST = 50;
type Group = { reason: "same_email" | "same_name"; ids: number[] };

/** People who may be the same: one e-mail address, or one first and last name. Up to fifty groups. */
export async function listDuplicates(actor: Actor): Promise<DuplicateList> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const groups = await raw(tx)<Group[]>`
      (select 'same_email' as reason, (array_agg(id order by id))[1:10] as ids from contacts
        where workspace_id = ${actor.workspaceId} and erased_at is null and merged_into_id is null and email is not null
        group by lower(email) having count(*) > 1 limit ${MOST + 1})
      union all
      (select 'same_name' as reason, (array_agg(id order by id))[1:10] as ids from contacts
        where workspace_id = ${actor.workspaceId} and erased_at is null and merged_into_id is null
          and first_name is not null and last_name is not null
        group by lower(first_name), lower(last_name) having count(*) > 1 limit ${MOST + 1})`;
    const seen = new Set<string>();
    const distinct = groups.filter((group) => {
      const key = group.ids.map(Number).join();
      return !seen.has(key) && seen.add(key);
    });
    const rows = await loadRows(tx, actor.workspaceId, [
      ...new Set(distinct.flatMap((g) => g.ids.map(Number))),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      data: distinct.slice(0, MOST).map(({ reason, ids }) => ({
        reason,
        contacts: ids.flatMap((id) => {
          const row = byId.get(Number(id));
          return row ? [toBrief(row)] : [];
        }),
      })),
      is_more: distinct.length > MOST,
    };
  });
}

/** Who may be the same as this person: the same e-mail address or the same name. @throws Problem 404. */
export async function findDuplicatesOf(actor: Actor, id: number): Promise<DuplicateList> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const person = await requireContact(tx, actor.workspaceId, id);
    const alike = [sameEmail(person), sameName(person)].filter((one) => one !== null);
    if (alike.length === 0) return { data: [], is_more: false };
    const rows = await tx
      .select()
      .from(contacts)
      .where(
        and(
          eq(contacts.workspaceId, actor.workspaceId),
          ne(contacts.id, person.id),
          isNull(contacts.erasedAt),
          isNull(contacts.mergedIntoId),
          or(...alike.map((one) => inArray(contacts.id, one))),
        ),
      )
      .orderBy(desc(contacts.id))
      .limit(10);
    const isSameMail = (row: ContactRow) =>
      row.email !== null && row.email.toLowerCase() === person.email?.toLowerCase();
    return {
      data: rows.map((row) => ({
        reason: isSameMail(row) ? "same_email" : "same_name",
        contacts: [toBrief(row)],
      })),
      is_more: false,
    };
  });
}

/** Both look through the search index, which holds names and addresses without the rows. */
function sameEmail({ workspaceId, email }: ContactRow): SQL | null {
  if (email === null) return null;
  return sql`(select id from contacts where workspace_id = ${workspaceId} and search_text like '% ' || lower(${escapeLike(email)}))`;
}

function sameName({ workspaceId, firstName, lastName }: ContactRow): SQL | null {
  if (firstName === null || lastName === null) return null;
  return sql`(select id from contacts where workspace_id = ${workspaceId} and search_text like lower(${escapeLike(`${firstName} ${lastName}`)}) || ' %')`;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

const toBrief = (row: ContactRow): ContactBrief => ({
  id: row.id,
  phone: maskPhone(row.phoneLast4),
  first_name: row.firstName,
  last_name: row.lastName,
  email: row.email,
});
