import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { TagContactsInput, TaggedContacts } from "./tags-schema";

const MOST = 50;

/**
 * Gives or takes tags of many people at once. Who is not of this workspace is passed over.
 * @returns whose tags changed, so that it can be undone for exactly those, and who had no room left.
 * @throws Problem 422 `tags_required`.
 */
export async function tagContacts(actor: Actor, input: TagContactsInput): Promise<TaggedContacts> {
  authorize(actor, "contacts:write");
  const { add = [], remove = [] } = input;
  if (add.length + remove.length === 0)
    throw invalid("add", "tags_required", "Name a tag to add or to remove.");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await raw(tx)<{ id: number; is_full: boolean }[]>`
      with people as (
        select id, tags, array(
          select tag from (
            select tag, min(n) as n from unnest(tags || ${add}::text[]) with ordinality as t(tag, n) group by tag) t
          where tag <> all(${remove}::text[]) order by n) as wanted
        from contacts
        where workspace_id = ${actor.workspaceId} and id = any(${input.contact_ids}::bigint[])
          and erased_at is null and merged_into_id is null
        order by id for update
      ), changed as (
        update contacts c set tags = p.wanted, version = c.version + 1, updated_at = now()
        from people p
        where c.workspace_id = ${actor.workspaceId} and c.id = p.id
          and p.wanted <> p.tags and cardinality(p.wanted) <= ${MOST}
        returning c.id
      )
      select id, false as is_full from changed
      union all select id, true from people where cardinality(wanted) > ${MOST} order by id`;
    const changed = rows.filter((row) => !row.is_full).map((row) => row.id);
    await recordAudit(tx, actor, {
      verb: "contacts.tagged",
      subjectType: "contact",
      subjectId: null,
      after: { add, remove, contacts: changed.length },
    });
    return { changed, full: rows.filter((row) => row.is_full).map((row) => row.id) };
  });
}
