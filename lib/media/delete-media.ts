import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { addressOf } from "./queries";

/**
 * Deletes a picture that nothing needs any more. Texts that went out with it keep their words.
 * @throws Problem 404, 409 `media_in_use` while a template shows it or a text with it is still to go out.
 */
export async function deleteMedia(actor: Actor, id: number): Promise<{ id: number }> {
  authorize(actor, "messages:write");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const [file] = await raw(tx)<{ code: string; name: string }[]>`
      select code, name from media_files where workspace_id = ${workspaceId} and id = ${id} for update`;
    if (!file) throw notFound();
    const user = await findUser(tx, workspaceId, addressOf(file.code));
    if (user) throw conflict("media_in_use", `${user} Take it out there first.`);
    await raw(tx)`delete from media_files where workspace_id = ${workspaceId} and id = ${id}`;
    await recordAudit(tx, actor, {
      verb: "media.deleted",
      subjectType: "media",
      subjectId: id,
      before: { name: file.name },
    });
    return { id };
  });
}

/** What still needs the picture, in words, or null. Archived templates count: they can be brought back. */
async function findUser(tx: Tx, workspaceId: number, address: string): Promise<string | null> {
  const sql = raw(tx);
  const [template] = await sql<{ name: string }[]>`
    select t.name from templates t
    join template_versions v on v.workspace_id = t.workspace_id and v.template_id = t.id and v.version = t.version
    where t.workspace_id = ${workspaceId} and v.media_urls @> ${[address]} limit 1`;
  if (template) return `The template “${template.name}” shows it.`;
  const [campaign] = await sql<{ name: string }[]>`
    select c.name from campaigns c
    join campaign_variants p on p.workspace_id = c.workspace_id and p.campaign_id = c.id
    join template_versions v on v.workspace_id = p.workspace_id and v.template_id = p.template_id
      and v.version = p.template_version
    where c.workspace_id = ${workspaceId} and c.status in ('freezing', 'running', 'paused')
      and v.media_urls @> ${[address]} limit 1`;
  if (campaign) return `The campaign “${campaign.name}” is still sending it.`;
  // Two questions, because each has its own small index of the texts that are under way.
  const [text] = await sql<{ id: number }[]>`
    select id from messages where workspace_id = ${workspaceId} and status in ('queued', 'sending')
      and media_urls @> ${[address]}
    union all
    select id from messages where workspace_id = ${workspaceId} and status = 'unconfirmed'
      and media_urls @> ${[address]}
    limit 1`;
  return text ? "A text with it is still to go out." : null;
}
