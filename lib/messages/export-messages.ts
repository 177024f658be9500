import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { mayReveal } from "@/lib/contacts/reveal-number";
import { wholeNumbers } from "@/lib/contacts/whole-numbers";
import { streamCsv } from "@/lib/csv";
import { forbidden } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { ExportMessagesQuery, MessageFilter } from "./filter-schema";
import { findPage, type MessageRow, presentMessage } from "./queries";
import type { MessageView } from "./schema";
import { searchFor } from "./search";

const PAGE = 1_000;
const columns = [
  "id",
  "created_at",
  "direction",
  "channel",
  "category",
  "status",
  "reason",
  "contact_id",
  "contact_name",
  "phone",
  "body",
  "segments",
  "template_name",
  "error_code",
  "estimated_cost_micros",
  "price_micros",
  "currency",
  "due_at",
  "sent_at",
  "delivered_at",
  "sent_by",
  "customer_id",
  "order_id",
  "reservation_id",
] as const satisfies readonly (keyof MessageView)[];

/**
 * The messages that fit as CSV, newest first, read page by page, so that memory stays flat. Recorded before the
 * first byte leaves.
 * @throws Problem 403 when whole numbers are asked for by who may not see them.
 */
export async function exportMessages(
  actor: Actor,
  query: ExportMessagesQuery,
): Promise<ReadableStream<Uint8Array>> {
  authorize(actor, "messages:read");
  const { numbers, ...filter } = query;
  const isFull = numbers === "full";
  if (isFull && !mayReveal(actor)) throw forbidden("to see whole numbers");
  await withWorkspace(actor.workspaceId, async (tx) => {
    searchFor(raw(tx), actor.workspaceId, filter);
    await recordAudit(tx, actor, {
      verb: "messages.exported",
      subjectType: "message",
      subjectId: null,
      after: { numbers, filters: Object.keys(filter).filter((name) => Object.hasOwn(filter, name)) },
    });
  });
  return streamCsv(columns, readPages(actor.workspaceId, filter, isFull));
}

async function* readPages(
  workspaceId: number,
  filter: MessageFilter,
  isFull: boolean,
): AsyncGenerator<unknown[][], undefined> {
  for (let cursor: string | undefined; ; ) {
    const start: string | undefined = cursor;
    const { lines, next } = await withWorkspace(workspaceId, async (tx) => {
      const page = await findPage(tx, workspaceId, filter, PAGE, start);
      const ids = page.rows.map((row) => row.contact_id);
      const numbers = isFull ? await wholeNumbers(tx, workspaceId, ids) : new Map<number, string>();
      return { lines: page.rows.map((row) => toLine(row, numbers)), next: page.next };
    });
    if (lines.length > 0) yield lines;
    if (next === null) return;
    cursor = next;
  }
}

function toLine(row: MessageRow, numbers: ReadonlyMap<number, string>): unknown[] {
  const view = presentMessage(row);
  return columns.map((name) =>
    name === "phone" ? (numbers.get(view.contact_id) ?? view.phone) : view[name],
  );
}
