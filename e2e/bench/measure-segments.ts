import { raw, withWorkspace } from "@/db/client";
import { countMembers, memberIds } from "@/lib/segments/audience";
import type { Rule } from "@/lib/segments/schema";
import { addPeople, addTexts, settleStatistics } from "./pages/crowd";
import { type Summary, summarize } from "./percentiles";
import { createTenant } from "./world";

const regulars: Rule = { path: "tags", op: "eq", value: "regular" };
const agreed: Rule = { path: "consent.sms.marketing", op: "eq", value: "opted_in" };
const quiet: Rule = { path: "messages.last_received_at", op: "not_within_days", value: 60 };
const american: Rule = { path: "country", op: "eq", value: "US" };
const visits: Rule = { path: "attributes.visits", op: "gte", value: 10 };

/** Three conditions each: of consent and history, of what everybody has, and of a field of the workspace's own. */
export const countedRules = {
  "tag, consent, not texted for 60 days": { all: [regulars, agreed, quiet] },
  "either tag or texted, and consent": { all: [{ any: [regulars, { not: quiet }] }, agreed] },
  "country, tag, consent": { all: [american, regulars, agreed] },
  "own number field, tag, consent": { all: [visits, regulars, agreed] },
} satisfies Record<string, Rule>;

export type Counted = { name: string; members: number; count: Summary; page: Summary };

/** Fills a workspace of its own with people, what they agreed to, and as many texts over ninety days. */
export async function gatherCrowd(workspaceId: number, people: number, ownerUrl: string): Promise<void> {
  await createTenant(workspaceId);
  await addPeople(workspaceId, people);
  const step = 50_000;
  const [first] = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<{ id: number }[]>`select min(id) as id from contacts where workspace_id = ${workspaceId}`,
  );
  // Four in five agreed when they were imported, a few said no since.
  for (let start = first?.id ?? 0; start < (first?.id ?? 0) + people; start += step)
    await withWorkspace(
      workspaceId,
      (tx) => raw(tx)`
        insert into consent_events (workspace_id, phone_idx, phone_last4, channel, category, action, method, actor_kind)
        select ${workspaceId}, phone_idx, phone_last4, 'sms', case when n = 2 then 'marketing'::category end,
          (case when n = 2 then 'opted_out' else 'opted_in' end)::consent_action, 'import', 'system'
        from contacts cross join generate_series(1, 2) n
        where workspace_id = ${workspaceId} and id >= ${start} and id < ${start + step}
          and case when n = 1 then id % 5 <> 0 else id % 23 = 0 end`,
      { timeoutMs: 120_000 },
    );
  await addTexts(workspaceId, people);
  await settleStatistics(ownerUrl);
}

/** How long an exact count of each rule takes, and a page of fifty members, one after another. */
export async function measureSegments(workspaceId: number, times: number): Promise<Counted[]> {
  const results: Counted[] = [];
  for (const [name, segment] of Object.entries<Rule>(countedRules)) {
    const [counts, pages]: [number[], number[]] = [[], []];
    let members = 0;
    // The first three warm caches and plans, as they are in a living installation.
    for (let n = -3; n < times; n++) {
      const startedAt = performance.now();
      const audience = { segment, exclude: null };
      members = await withWorkspace(workspaceId, (tx) => countMembers(tx, workspaceId, audience));
      const countedAt = performance.now();
      await withWorkspace(workspaceId, (tx) => memberIds(tx, workspaceId, audience, null, 50));
      if (n < 0) continue;
      counts.push(countedAt - startedAt);
      pages.push(performance.now() - countedAt);
    }
    results.push({ name, members, count: summarize(counts), page: summarize(pages) });
  }
  return results;
}
