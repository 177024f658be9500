import { raw, withWorkspace } from "@/db/client";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";

/**
 * Sets tokens aside for one call, before it is made: never more than the workspace's day and the installation's minute
 * allow, however many calls begin at once. @returns what was set aside, for `settleTokens`; null when the budget is spent.
 */
export async function reserveTokens(
  workspaceId: number,
  tokens: number,
  perDay: number,
): Promise<{ day: string; tokens: number } | null> {
  const { OPENAI_REQUESTS_PER_MINUTE: requests, OPENAI_TOKENS_PER_MINUTE: perMinute } = env();
  const at = now().toISOString();
  if (tokens > perDay || tokens > perMinute) return null;
  const [row] = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<{ day: string }[]>`
      insert into assistant_usage as u (workspace_id, day, requests, tokens, minute_at, minute_requests, minute_tokens)
      select id, (${at}::timestamptz at time zone time_zone)::date, 1, ${tokens}, ${at}, 1, ${tokens}
      from workspaces where id = ${workspaceId}
      on conflict (workspace_id, day) do update set
        requests = u.requests + 1, tokens = u.tokens + excluded.tokens,
        minute_at = case when ${isNewMinute(tx, at)} then excluded.minute_at else u.minute_at end,
        minute_requests = case when ${isNewMinute(tx, at)} then 1 else u.minute_requests + 1 end,
        minute_tokens = case when ${isNewMinute(tx, at)} then 0 else u.minute_tokens end + excluded.tokens
      where u.tokens + excluded.tokens <= ${perDay} and (${isNewMinute(tx, at)}
        or u.minute_requests < ${requests} and u.minute_tokens + excluded.tokens <= ${perMinute})
      returning day::text`,
  );
  return row ? { day: row.day, tokens } : null;
}

const isNewMinute = (tx: Parameters<typeof raw>[0], at: string) =>
  raw(tx)`(u.minute_at is null or u.minute_at <= ${at}::timestamptz - interval '1 minute')`;

/** What the call really took takes the place of what was set aside for it. */
export async function settleTokens(
  workspaceId: number,
  reserved: { day: string; tokens: number },
  used: number,
): Promise<void> {
  const over = used - reserved.tokens;
  if (over === 0) return;
  await withWorkspace(
    workspaceId,
    (tx) => raw(tx)`
      update assistant_usage set tokens = greatest(0, tokens + ${over}), minute_tokens = greatest(0, minute_tokens + ${over})
      where workspace_id = ${workspaceId} and day = ${reserved.day}::date`,
  );
}
