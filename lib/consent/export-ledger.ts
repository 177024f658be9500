import { stringify } from "csv-stringify/sync";
import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { neutral } from "@/lib/csv";
import { maskPhone } from "@/lib/phone";

const PAGE = 2_000;
const columns = [
  "id",
  "at",
  "phone",
  "channel",
  "category",
  "action",
  "method",
  "keyword",
  "wording",
  "reason",
  "raw_text",
  "actor",
  "message_id",
] as const;

type Row = {
  id: number;
  at: string;
  phone_last4: string | null;
  channel: string | null;
  category: string | null;
  action: string;
  method: string;
  keyword: string | null;
  wording: string | null;
  reason: string | null;
  raw_text: string | null;
  actor_name: string | null;
  source_message_id: number | null;
};

/** The whole consent ledger, oldest first, read page by page, so that memory stays flat. CSV or a JSON array. */
export function exportLedger(actor: Actor, format: "csv" | "json"): ReadableStream<Uint8Array> {
  authorize(actor, "consent:read");
  const pages = readPages(actor.workspaceId);
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const { value: rows, done } = await pages.next();
      const head = isFirst ? (format === "csv" ? `${columns.join(",")}\n` : "[") : "";
      if (done) {
        controller.enqueue(encoder.encode(head + (format === "csv" ? "" : "]\n")));
        controller.close();
        return;
      }
      const separator = isFirst || format === "csv" ? "" : ",";
      isFirst = false;
      const views = rows.map(present);
      const text =
        format === "csv"
          ? stringify(views.map((view) => columns.map((c) => neutral(view[c]))))
          : views.map((view) => JSON.stringify(view)).join(",");
      controller.enqueue(encoder.encode(head + separator + text));
    },
  });
}

async function* readPages(workspaceId: number): AsyncGenerator<Row[], void> {
  for (let after = 0; ; ) {
    const rows = await withWorkspace(
      workspaceId,
      (tx) => raw(tx)<Row[]>`
      select id, at, phone_last4, channel, category, action, method, keyword, wording, reason, raw_text, actor_name,
        source_message_id
      from consent_events where workspace_id = ${workspaceId} and id > ${after} order by id limit ${PAGE}`,
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield rows;
  }
}

const present = (row: Row) => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  phone: maskPhone(row.phone_last4),
  channel: row.channel ?? "all",
  category: row.category ?? "all",
  action: row.action,
  method: row.method,
  keyword: row.keyword,
  wording: row.wording,
  reason: row.reason,
  raw_text: row.raw_text,
  actor: row.actor_name,
  message_id: row.source_message_id,
});
