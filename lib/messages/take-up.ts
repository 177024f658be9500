import { randomUUID } from "node:crypto";
import { raw, type Tx } from "@/db/client";
import type { Category, Channel } from "@/db/enums";
import { now } from "@/lib/clock";
import type { Content } from "@/lib/providers/carrier";
import { type Credentials, findCredentials } from "@/lib/providers/find-carrier";
import type { MessageRow, SenderRow } from "./due-rows";
import type { Judged } from "./judge-rows";

/** No call starts later than this after its claim. */
export const POST_BY_MS = 5_000;
/** After this nobody can still be calling: post_by, one call, and a margin. */
export const LEASE_MS = POST_BY_MS + 4_000 + 3_000;

/** A text that this process, and no other, may hand to the provider until `postBy` (performance.now() time). */
export type Claim = {
  workspaceId: number;
  messageId: number;
  clientRef: string;
  attempt: number;
  priority: number;
  category: Category;
  channel: Channel;
  phoneIdx: string;
  phoneSealed: string;
  body: string;
  content: Content | null;
  mediaUrls: string[] | null;
  senderId: number;
  number: string | null;
  messagingServiceSid: string | null;
  credentials: Credentials;
  postBy: number;
};

/** Marks texts as being sent and writes their attempts. Committed before any call starts. */
export async function takeUp(
  tx: Tx,
  workspaceId: number,
  senderId: number,
  sender: SenderRow,
  taken: Judged[],
  postBy: number,
): Promise<Claim[]> {
  if (taken.length === 0) return [];
  const credentials = await findCredentials(tx, workspaceId, sender.account_id);
  const refs = taken.map(() => randomUUID());
  const sql = raw(tx);
  const [postSeconds, leaseSeconds] = [POST_BY_MS / 1000, LEASE_MS / 1000];
  await sql`
    with taken as (
      update messages m set status = 'sending', attempt = m.attempt + 1, client_ref = r.ref, reason = null,
        post_by = now() + make_interval(secs => ${postSeconds}), lease_until = now() + make_interval(secs => ${leaseSeconds})
      from rows from (unnest(${taken.map(() => workspaceId)}::bigint[]), unnest(${taken.map(({ row }) => row.id)}::bigint[]),
        unnest(${refs}::uuid[]), jsonb_array_elements(${sql.json(taken.map(({ verdict }) => verdict) as never)})) as r(of, id, ref, gate)
      where r.of = ${workspaceId} and m.workspace_id = ${workspaceId} and m.id = r.id
      returning m.id, m.attempt, m.post_by, r.ref, r.gate
    )
    insert into message_attempts (workspace_id, message_id, number, client_ref, gate, post_by)
    select ${workspaceId}, id, attempt, ref, gate, post_by from taken`;
  return taken.flatMap(({ row }, i) => {
    const clientRef = refs[i];
    if (clientRef === undefined || row.phone_sealed === null) return [];
    return [
      {
        workspaceId,
        messageId: row.id,
        clientRef,
        attempt: row.attempt + 1,
        priority: row.priority,
        category: row.category,
        channel: row.channel,
        phoneIdx: row.phone_idx,
        phoneSealed: row.phone_sealed,
        body: row.body,
        content: contentOf(row),
        mediaUrls: row.media_urls,
        senderId,
        number: sender.number,
        messagingServiceSid: sender.messaging_service_sid,
        credentials,
        postBy: Math.min(postBy, deadlineOf(row)),
      },
    ];
  });
}

/** A text by SMS may carry one too, for its fallback. */
const contentOf = ({
  channel,
  content_sid: sid,
  content_variables: variables,
}: MessageRow): Content | null =>
  channel === "whatsapp" && sid !== null ? { sid, variables: variables ?? {} } : null;

/** When the text's own deadline passes, in performance.now() time: a claim never outlives it. */
const deadlineOf = ({ send_before: deadline }: MessageRow): number =>
  deadline === null
    ? Number.POSITIVE_INFINITY
    : performance.now() + new Date(deadline).getTime() - now().getTime();
