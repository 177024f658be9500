import { stringify } from "csv-stringify/sync";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { revealPhone } from "@/lib/contacts/phone-identity";
import { mayReveal } from "@/lib/contacts/reveal-number";
import { forbidden } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { findPage, type MessageRow, presentMessage } from "./queries";
import type { ExportMessagesQuery, MessageFilter, MessageView } from "./schema";
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
  const pages = readPages(actor.workspaceId, filter, isFull);
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const head = isFirst ? stringify([[...columns]], { bom: true }) : "";
      isFirst = false;
      const { value: lines = [], done } = await pages.next();
      const text = head + stringify(lines.map((line) => line.map(neutral)));
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel: () => void pages.return(undefined),
  });
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
      const numbers = isFull ? await wholeNumbers(tx, workspaceId, page.rows) : new Map<number, string>();
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

/** Erased people have none. */
async function wholeNumbers(tx: Tx, workspaceId: number, rows: MessageRow[]): Promise<Map<number, string>> {
  const ids = [...new Set(rows.map((row) => row.contact_id))];
  const sealed = await raw(tx)<{ id: number; phone_idx: string; phone_sealed: string }[]>`
    select id, phone_idx, phone_sealed from contacts
    where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) and phone_sealed is not null`;
  return new Map(sealed.map((row) => [row.id, revealPhone(workspaceId, row.phone_idx, row.phone_sealed)]));
}

/** A cell that a spreadsheet would run as a formula is made plain text; a whole number of ours is known to be none. */
const neutral = (value: unknown): unknown =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) && !/^\+\d{7,15}$/.test(value)
    ? `'${value}`
    : value;
