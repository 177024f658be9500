import { type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { streamCsv } from "@/lib/csv";
import { forbidden } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { Wanted } from "./contact-filter";
import { activeDefinitions, keysInUse } from "./definitions";
import type { ExportContactsQuery } from "./filter-schema";
import { revealPhone } from "./phone-identity";
import type { ContactRow } from "./present-contact";
import { findIds, loadRows, presentContacts, readFilter } from "./queries";
import { mayReveal } from "./reveal-number";
import type { ContactView } from "./schema";

const PAGE = 1_000;
const MOST_COLUMNS = 100;
const fixed = [
  "id",
  "first_name",
  "last_name",
  "phone",
  "email",
  "language",
  "time_zone",
  "preferred_channel",
  "tags",
  "marketing_texts",
  "texts",
  "created_at",
] as const;

/**
 * The people who fit as CSV, newest first, read page by page, so that memory stays flat. Recorded before the first
 * byte leaves.
 * @throws Problem 403 when whole numbers are asked for by who may not see them.
 */
export async function exportContacts(
  actor: Actor,
  query: ExportContactsQuery,
): Promise<ReadableStream<Uint8Array>> {
  authorize(actor, "contacts:read");
  const { numbers, ...filter } = query;
  if (numbers === "full" && !mayReveal(actor)) throw forbidden("to see whole numbers");
  const { wanted, keys } = await withWorkspace(actor.workspaceId, async (tx) => {
    await recordAudit(tx, actor, {
      verb: "contacts.exported",
      subjectType: "contact",
      subjectId: null,
      after: { numbers, filters: Object.keys(filter).filter((name) => isSet(filter, name)) },
    });
    return {
      wanted: await readFilter(tx, actor.workspaceId, filter),
      keys: await attributeKeys(tx, actor.workspaceId),
    };
  });
  const pages = readPages(actor.workspaceId, wanted, (person) => toLine(person, keys, numbers === "full"));
  return streamCsv([...fixed, ...keys], pages);
}

const isSet = (filter: Record<string, unknown>, name: string): boolean =>
  filter[name] !== undefined && !(name.startsWith("attribute_") && filter.attribute === undefined);

async function attributeKeys(tx: Tx, workspaceId: number): Promise<string[]> {
  const defined = await activeDefinitions(tx, workspaceId);
  const { keys } = await keysInUse(tx, workspaceId);
  return [...new Set([...defined.map((one) => one.key), ...keys.map((one) => one.key)])].slice(
    0,
    MOST_COLUMNS,
  );
}

type Person = { row: ContactRow; view: ContactView };

async function* readPages(
  workspaceId: number,
  wanted: Wanted,
  lineOf: (person: Person) => unknown[],
): AsyncGenerator<unknown[][], undefined> {
  for (let before: number | null = null; ; ) {
    const start: number | null = before;
    const people = await withWorkspace(workspaceId, async (tx) => {
      const rows = await loadRows(tx, workspaceId, await findIds(tx, workspaceId, wanted, start, PAGE));
      const views = await presentContacts(tx, workspaceId, rows);
      return rows.flatMap((row) => {
        const view = views.get(row.id);
        return view ? [{ row, view }] : [];
      });
    });
    const last = people.at(-1);
    if (!last) return;
    before = last.row.id;
    yield people.map(lineOf);
    if (people.length < PAGE) return;
  }
}

function toLine({ row, view }: Person, keys: string[], isFull: boolean): unknown[] {
  const { sms } = view.consent;
  const phone =
    isFull && row.phoneIdx && row.phoneSealed
      ? revealPhone(row.workspaceId, row.phoneIdx, row.phoneSealed)
      : view.phone;
  const marketing = sms.opted_out_of.includes("marketing")
    ? "no"
    : sms.opted_in.includes("marketing")
      ? "yes"
      : "no proof";
  return [
    view.id,
    view.first_name,
    view.last_name,
    phone,
    view.email,
    view.language,
    view.time_zone,
    view.preferred_channel,
    view.tags.join("; "),
    marketing,
    sms.opted_out ? "stopped" : "allowed",
    view.created_at,
    ...keys.map((key) => view.attributes[key] ?? null),
  ];
}
