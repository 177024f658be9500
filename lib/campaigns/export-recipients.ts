import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { mayReveal } from "@/lib/contacts/reveal-number";
import { wholeNumbers } from "@/lib/contacts/whole-numbers";
import { streamCsv } from "@/lib/csv";
import { forbidden } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireCampaign } from "./find-campaign";
import { findRecipients, presentRecipient, type RecipientFilter, type RecipientRow } from "./recipients";
import type { ExportRecipientsQuery, RecipientView } from "./recipients-schema";

const PAGE = 1_000;
const columns = [
  "contact_id",
  "name",
  "phone",
  "channel",
  "variant",
  "status",
  "reason",
  "sentence",
  "due_at",
  "sent_at",
  "delivered_at",
  "clicked_at",
  "segments",
  "cost_micros",
  "message_id",
  "error_code",
] as const satisfies readonly (keyof RecipientView)[];

/**
 * The people of a campaign as CSV, read page by page, so that memory stays flat. Recorded before the first byte
 * leaves. @throws Problem 404, 403 when whole numbers are asked for by who may not see them.
 */
export async function exportRecipients(
  actor: Actor,
  id: number,
  query: ExportRecipientsQuery,
): Promise<ReadableStream<Uint8Array>> {
  authorize(actor, "campaigns:read");
  const { numbers, ...filter } = query;
  if (numbers === "full" && !mayReveal(actor)) throw forbidden("to see whole numbers");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const { name } = await requireCampaign(tx, actor.workspaceId, id);
    await recordAudit(tx, actor, {
      verb: "campaign.exported",
      subjectType: "campaign",
      subjectId: id,
      after: { name, numbers },
    });
  });
  return streamCsv(columns, readPages(actor.workspaceId, id, filter, numbers === "full"));
}

async function* readPages(
  workspaceId: number,
  id: number,
  filter: RecipientFilter,
  isFull: boolean,
): AsyncGenerator<unknown[][], undefined> {
  for (let before: number | null = null; ; ) {
    const start: number | null = before;
    const { rows, numbers } = await withWorkspace(workspaceId, async (tx) => {
      const found = await findRecipients(tx, workspaceId, id, filter, start, PAGE);
      return {
        rows: found,
        numbers: isFull
          ? await wholeNumbers(
              tx,
              workspaceId,
              found.map((row) => row.contact_id),
            )
          : null,
      };
    });
    if (rows.length > 0) yield rows.map((row) => toLine(row, numbers));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    before = last.contact_id;
  }
}

function toLine(row: RecipientRow, numbers: ReadonlyMap<number, string> | null): unknown[] {
  const view = presentRecipient(row);
  return columns.map((name) =>
    name === "phone"
      ? (numbers?.get(view.contact_id) ?? view.phone)
      : name === "variant"
        ? // As the page calls it: A, B, C.
          String.fromCharCode(65 + view.variant)
        : view[name],
  );
}
