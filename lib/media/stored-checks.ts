import { raw, withWorkspace } from "@/db/client";
import { sha256 } from "@/lib/crypto";
import type { MediaProblem } from "./address";
import type { Probed } from "./probe-address";

/** How long a finding holds. A fault is soon looked at again: somebody is mending it. */
const GOOD_FOR = "1 hour";
const BAD_FOR = "1 minute";
const KEPT_FOR = "1 day";

type Row = {
  url_hash: string;
  content_type: string | null;
  size: number | null;
  problem: MediaProblem | null;
};

/** What is known of these addresses and still fresh. */
export async function readChecks(workspaceId: number, addresses: string[]): Promise<Map<string, Probed>> {
  const byHash = new Map(addresses.map((address) => [sha256(address), address]));
  const rows = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<Row[]>`
      select url_hash, content_type, size, problem from media_checks
      where workspace_id = ${workspaceId} and url_hash = any(${[...byHash.keys()]})
        and checked_at > now() - case when problem is null then ${GOOD_FOR}::interval else ${BAD_FOR}::interval end`,
  );
  return new Map(rows.map((row) => [byHash.get(row.url_hash) ?? "", toProbed(row)]));
}

const toProbed = ({ problem, content_type, size }: Row): Probed =>
  problem === null
    ? { problem, contentType: content_type ?? "", size: size ?? 0 }
    : { problem, contentType: null, size: null };

/** Keeps a finding for the next text with the same picture, and forgets old ones. */
export async function writeCheck(workspaceId: number, address: string, found: Probed): Promise<void> {
  const { problem, contentType, size } = found;
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`
      insert into media_checks (workspace_id, url_hash, content_type, size, problem)
      values (${workspaceId}, ${sha256(address)}, ${contentType}, ${size}, ${problem})
      on conflict (workspace_id, url_hash) do update set content_type = excluded.content_type,
        size = excluded.size, problem = excluded.problem, checked_at = now()`;
    await sql`
      delete from media_checks where ctid in (
        select ctid from media_checks where workspace_id = ${workspaceId} and checked_at < now() - ${KEPT_FOR}::interval
        order by checked_at limit 20 for update skip locked)`;
  });
}
