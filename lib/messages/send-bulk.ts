import { raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { checkMedia, findMediaFault, type MediaChecks } from "@/lib/media/check-media";
import { mediaUrls } from "@/lib/media/schema";
import { hidePhones } from "@/lib/phone";
import { acceptMessages } from "./accept-messages";
import { reasonSentence } from "./explain";
import { type SendBulkInput, type SendMessageInput, sendMessageInput } from "./schema";

export type Rejection = { index: number; code: string; detail: string; message_id?: number };
export type BulkOutcome = { batch_id: number; accepted: number; rejected: Rejection[] };

const CHUNK = 1_000;

/**
 * Accepts up to 10,000 texts in one transaction: all that pass are committed together, each that does not is named
 * with its reason. Pictures are looked at before, each address once. A recipient whom the gate stops has a row that can be asked why; a malformed one has none.
 * The same Idempotency-Key returns the same batch.
 */
export async function sendBulk(actor: Actor, input: SendBulkInput): Promise<BulkOutcome> {
  authorize(actor, "messages:write");
  const checks = await checkMedia(actor.workspaceId, mediaOf(input));
  const outcome = await withWorkspace(actor.workspaceId, (tx) => acceptBatch(tx, actor, input, checks), {
    timeoutMs: 60_000,
    byKey: true,
  });
  if (outcome.accepted > 0) wake("message/queued");
  return outcome;
}

/** Every address that a recipient brings along, before the rows are read one by one. */
const mediaOf = ({ recipients }: SendBulkInput): Set<string> => {
  const lists = recipients.flatMap(({ media_urls: named }) =>
    Array.isArray(named) ? (mediaUrls.safeParse(named).data ?? []) : [],
  );
  return new Set(lists);
};

async function acceptBatch(
  tx: Tx,
  actor: Actor,
  input: SendBulkInput,
  checks: MediaChecks,
): Promise<BulkOutcome> {
  const sql = raw(tx);
  const [batch] = await sql<{ id: number }[]>`
    insert into batches (workspace_id, name, idempotency_key)
    values (${actor.workspaceId}, ${input.batch_name}, ${actor.idempotencyKey})
    on conflict (workspace_id, idempotency_key) do nothing returning id`;
  if (!batch) return earlierBatch(tx, actor);
  const rejected: Rejection[] = [];
  let accepted = 0;
  for (let start = 0; start < input.recipients.length; start += CHUNK) {
    const drafts = readDrafts(input, start, rejected, checks);
    const outcomes = await acceptMessages(
      tx,
      actor.workspaceId,
      drafts.map((d) => ({ actor, input: d.draft, batchId: batch.id })),
    );
    for (const [i, outcome] of outcomes.entries()) {
      const index = drafts[i]?.index ?? 0;
      if (!outcome.ok) rejected.push({ index, code: outcome.refusal.code, detail: outcome.refusal.detail });
      else if (outcome.row.status === "suppressed") {
        const code = outcome.row.reason ?? "suppressed";
        rejected.push({ index, code, detail: reasonSentence(code), message_id: outcome.id });
      } else accepted++;
    }
  }
  rejected.sort((a, b) => a.index - b.index);
  await sql`update batches set accepted = ${accepted}, rejected = ${sql.json(rejected)}
    where workspace_id = ${actor.workspaceId} and id = ${batch.id}`;
  return { batch_id: batch.id, accepted, rejected };
}

/** Reads one chunk of recipients; what is malformed is noted and left out. The batch's send_at is the default. */
function readDrafts(
  input: SendBulkInput,
  start: number,
  rejected: Rejection[],
  checks: MediaChecks,
): { index: number; draft: SendMessageInput }[] {
  return input.recipients.slice(start, start + CHUNK).flatMap((recipient, i) => {
    const index = start + i;
    const parsed = sendMessageInput.safeParse(recipient);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : issue?.path.join(".");
      const code = issue?.code === "unrecognized_keys" ? "unknown_field" : "validation_failed";
      const detail = `${field ? `${field}: ` : ""}${issue?.message ?? "malformed"}`;
      rejected.push({ index, code, detail: hidePhones(detail).slice(0, 200) });
      return [];
    }
    const fault = findMediaFault(parsed.data.media_urls ?? [], checks);
    if (fault) {
      rejected.push({ index, code: fault.code, detail: `media_urls.${fault.index}: ${fault.detail}` });
      return [];
    }
    const sendAt = parsed.data.send_at ?? (input.send_immediately ? undefined : input.send_at);
    const shortens = parsed.data.shorten_links ?? input.shorten_links;
    return [{ index, draft: { ...parsed.data, send_at: sendAt, shorten_links: shortens } }];
  });
}

async function earlierBatch(tx: Tx, actor: Actor): Promise<BulkOutcome> {
  const [batch] = await raw(tx)<{ id: number; accepted: number; rejected: Rejection[] }[]>`
    select id, accepted, rejected from batches
    where workspace_id = ${actor.workspaceId} and idempotency_key = ${actor.idempotencyKey}`;
  if (!batch) throw new Error("a batch vanished");
  return { batch_id: batch.id, accepted: batch.accepted, rejected: batch.rejected };
}
