import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { SAMPLE } from "./definitions";
import type { TagList } from "./tags-schema";

/** Tags in use among the newest people, the most frequent first, up to 200. */
export async function listTags(actor: Actor): Promise<TagList> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await raw(tx)<{ tag: string; contacts: number; total: number }[]>`
      with sample as materialized (
        select tags from contacts
        where workspace_id = ${actor.workspaceId} and erased_at is null and merged_into_id is null
        order by id desc limit ${SAMPLE})
      select tag, count(*) as contacts, (select count(*) from sample) as total
      from sample, unnest(sample.tags) tag group by tag order by contacts desc, tag limit 200`;
    return {
      data: rows.map(({ tag, contacts }) => ({ tag, contacts })),
      is_sample: (rows[0]?.total ?? 0) >= SAMPLE,
    };
  });
}
