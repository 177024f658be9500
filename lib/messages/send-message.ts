import { withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { invalid, Problem } from "@/lib/errors";
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
  const outcome = await withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const before = await findByIdempotencyKey(tx, actor);
      if (before) return { row: before, id: before.id, warnings: [] };
      const [result] = await acceptMessages(tx, actor, [input], { idempotencyKey: actor.idempotencyKey });
      if (!result) throw new Error("no outcome for a draft");
      if (!result.ok) throw refused(result.refusal);
      await guardAuthentication(tx, actor.workspaceId, result);
      return { row: result.row, id: result.id, warnings: result.warnings };
    },
    { byKey: true },
  );
  const { row, id, warnings } = outcome;
  if (row.status === "suppressed") throw suppressed(id, row.reason ?? "suppressed");
  wake("message/queued");
  return presentAccepted(id, row, warnings);
}

/** A draft that cannot become a text, with each variable that nothing fills as a field of its own. */
function refused({ path, code, detail, missing = [] }: Refusal): Problem {
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
