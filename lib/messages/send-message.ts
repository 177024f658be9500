import { type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { invalid, Problem } from "@/lib/errors";
import { gather } from "@/lib/gather";
import { requireMedia } from "@/lib/media/check-media";
import { maskPhone } from "@/lib/phone";
import { acceptMessages } from "./accept-messages";
import { guardAuthentication } from "./authentication-limits";
import type { Refusal } from "./compose-text";
import { reasonSentence } from "./explain";
import type { NewMessage } from "./insert-messages";
import { findByIdempotencyKey } from "./queries";
import type { AcceptedMessage, SendMessageInput } from "./schema";

/**
 * Accepts one text: the row is committed before this returns, and a drain sends it, once.
 * The same Idempotency-Key returns the same message, even if the first answer was never delivered.
 * @throws Problem 422 with the field at fault, or with the gate's reason and the id of the suppressed row;
 * 429 when authentication texts to one number come too fast.
 */
export async function sendMessage(actor: Actor, input: SendMessageInput): Promise<AcceptedMessage> {
  authorize(actor, "messages:write");
  if (input.media_urls?.length) await requireMedia(actor.workspaceId, input.media_urls);
  // These wait for locks that others should not wait for with them.
  const goesAlone = input.consent === true || input.category === "authentication";
  const text = { actor, input };
  const outcome = goesAlone ? (await acceptGroup([text]))[0] : await acceptTogether(text);
  if (!outcome) throw new Error("no outcome for a draft");
  if ("error" in outcome) throw outcome.error;
  const { row, id, warnings } = outcome;
  if (row.status === "suppressed") throw suppressed(id, row.reason ?? "suppressed");
  wake("message/queued");
  return presentAccepted(id, row, warnings);
}

type Text = { actor: Actor; input: SendMessageInput };
type Outcome = { row: Row; id: number; warnings: AcceptedMessage["warnings"] };

/**
 * Texts of one workspace that come at the same time are accepted in one transaction. Those who were just answered ask
 * again at once: a moment for them to join costs less than a transaction that left without them.
 */
const acceptTogether = gather(acceptGroup, {
  keyOf: (text) => text.actor.workspaceId,
  limit: 100,
  waitMs: 2,
});

/** One bad text never fails another: what breaks a group leaves nothing behind, and each half of it tries again. */
async function acceptGroup(texts: Text[]): Promise<(Outcome | { error: unknown })[]> {
  let isForCommit = false;
  try {
    return await withWorkspace(
      texts[0]?.actor.workspaceId ?? 0,
      async (tx) => {
        isForCommit = false;
        const outcomes = await acceptAll(tx, texts);
        isForCommit = true;
        return outcomes;
      },
      { byKey: true },
    );
  } catch (error) {
    // Whether a commit that broke off took place is not known: a second try might send everything twice.
    if (isForCommit || texts.length === 1) return texts.map(() => ({ error }));
    const half = Math.ceil(texts.length / 2);
    return [...(await acceptGroup(texts.slice(0, half))), ...(await acceptGroup(texts.slice(half)))];
  }
}

async function acceptAll(tx: Tx, texts: Text[]): Promise<Outcome[]> {
  const workspaceId = texts[0]?.actor.workspaceId ?? 0;
  const before = await Promise.all(texts.map(({ actor }) => findByIdempotencyKey(tx, actor)));
  const fresh = texts.filter((_, i) => !before[i]);
  const drafts = fresh.map((text) => ({ ...text, idempotencyKey: text.actor.idempotencyKey }));
  const results = await acceptMessages(tx, workspaceId, drafts);
  const accepted = results.map((result) => {
    if (!result.ok) throw refused(result.refusal);
    return result;
  });
  // In one order, so that two groups with the same numbers wait for each other instead of deadlocking.
  for (const one of accepted.toSorted((a, b) => (a.row.phone_idx < b.row.phone_idx ? -1 : 1)))
    await guardAuthentication(tx, workspaceId, one);
  return before.map((row) => {
    if (row) return { row, id: row.id, warnings: [] };
    const next = accepted.shift();
    if (!next) throw new Error("no outcome for a draft");
    return next;
  });
}

/** A draft that cannot become a text, with each variable that nothing fills as a field of its own. */
export function refused({ path, code, detail, missing = [] }: Refusal): Problem {
  if (missing.length === 0) return invalid(path, code, detail);
  return new Problem(422, "validation_failed", "Some fields need another look.", {
    errors: missing.map((name) => ({
      path: `${path}.${name}`,
      message: "Fill this in: nobody should get a text with a blank.",
      code,
    })),
  });
}

/** The refusal of a text that the gate stopped. Its row stays, and can be asked why. */
export const suppressed = (id: number, reason: string) =>
  new Problem(422, reason, reasonSentence(reason), { message_id: id });

type Row = Pick<
  NewMessage,
  | "phone_last4"
  | "channel"
  | "category"
  | "encoding"
  | "segments"
  | "estimated_cost_micros"
  | "currency"
  | "due_at"
  | "reason"
> & { status: AcceptedMessage["status"] };

export const presentAccepted = (
  id: number,
  row: Row,
  warnings: AcceptedMessage["warnings"],
): AcceptedMessage => ({
  id,
  status: row.status,
  to: maskPhone(row.phone_last4),
  channel: row.channel,
  category: row.category,
  encoding: row.encoding,
  segments: row.segments,
  estimated_cost_micros: row.estimated_cost_micros,
  currency: row.currency,
  due_at: new Date(row.due_at).toISOString(),
  held: row.status === "queued" ? row.reason : null,
  warnings,
});
