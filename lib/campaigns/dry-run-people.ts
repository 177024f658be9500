import { type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now, seconds } from "@/lib/clock";
import { type Page, readCursor, writeCursor } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import { memberIds } from "@/lib/segments/audience";
import type { DryRunPerson, ListDryRunPeopleQuery } from "./dry-run-schema";
import { type Evaluated, evaluatePage } from "./evaluate-page";
import { requireCampaign } from "./find-campaign";
import { leftOutSentence } from "./left-out-words";
import { loadPlan, type Plan } from "./plan";

const PAGE = 2_000;
/** Few may be left out of many: a page that looks this long is handed over as it is, with a cursor to go on. */
const LOOK_MS = seconds(3);

/**
 * Who would be left out of a draft and why, by name, newest first: looked at anew, page by page, as far as the answer
 * needs. A page may be short, or empty, and still have a next one.
 * @throws Problem 404, 422 for a segment that can't be used.
 */
export async function listDryRunPeople(
  actor: Actor,
  id: number,
  query: ListDryRunPeopleQuery,
): Promise<Page<DryRunPerson>> {
  authorize(actor, "campaigns:read");
  const { workspaceId } = actor;
  const from = readCursor(query.cursor);
  const until = performance.now() + LOOK_MS;
  return withWorkspace(
    workspaceId,
    async (tx) => {
      const plan = await loadPlan(tx, workspaceId, await requireCampaign(tx, workspaceId, id));
      const { found, lookedTo } = await look(tx, plan, from, query, until);
      const shown = found.slice(0, query.limit);
      const last = found.length > query.limit ? shown.at(-1)?.contactId : lookedTo;
      return {
        data: shown.map(present),
        next_cursor: last === undefined || last === null ? null : writeCursor(last),
      };
    },
    { timeoutMs: 20_000 },
  );
}

async function look(
  tx: Tx,
  plan: Plan,
  from: number | null,
  { limit, reason }: ListDryRunPeopleQuery,
  until: number,
): Promise<{ found: Evaluated[]; lookedTo: number | null }> {
  const found: Evaluated[] = [];
  let cursor = from;
  while (found.length <= limit && performance.now() < until) {
    const ids = await memberIds(tx, plan.workspace.id, plan.audience, cursor, PAGE);
    const people = await evaluatePage(tx, plan, ids, now());
    found.push(...people.filter((p) => p.status === "excluded" && (!reason || p.reason === reason)));
    cursor = ids.at(-1) ?? null;
    if (ids.length < PAGE) return { found, lookedTo: null };
  }
  return { found, lookedTo: cursor };
}

const present = ({ contactId, name, phoneLast4, reason, facts }: Evaluated): DryRunPerson => ({
  contact_id: contactId,
  name,
  phone: maskPhone(phoneLast4),
  reason: reason ?? "",
  sentence: leftOutSentence(reason ?? "", facts),
});
