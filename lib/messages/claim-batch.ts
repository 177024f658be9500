import { raw, withWorkspace } from "@/db/client";
import { lockConsent } from "@/lib/consent/record-consent";
import { takeCountryRoom } from "./country-quota";
import { lockDue, lockSender, withinTokens } from "./due-rows";
import { holdBack, untilTomorrow } from "./hold-back";
import { judgeRows, takeTurns } from "./judge-rows";
import { loadWorkspace, trialAllowlist } from "./load-content";
import { readQuota, spendQuota } from "./quota";
import { setAside } from "./set-aside";
import { type Claim, POST_BY_MS, takeUp } from "./take-up";

/**
 * Takes up to `want` due texts of one sender, judging each again inside the claim's transaction: a STOP that came
 * while a text was queued wins. Every text taken has its attempt row committed before this returns. Another process
 * claiming the same sender is skipped past. Takes at most two seconds' worth of the sender's tokens.
 */
export async function claimBatch(workspaceId: number, senderId: number, want: number): Promise<Claim[]> {
  // Read before the transaction: the local deadline is never later than the one in the database.
  const postBy = performance.now() + POST_BY_MS;
  return withWorkspace(
    workspaceId,
    async (tx) => {
      await lockConsent(tx, workspaceId, "claim");
      const sender = await lockSender(tx, workspaceId, senderId);
      if (!sender) return [];
      const workspace = await loadWorkspace(tx, workspaceId);
      if (workspace.status !== "active" || workspace.sendingPausedAt !== null) return [];
      const quota = await readQuota(tx, workspaceId, senderId, workspace.timeZone, sender.daily_quota);
      const rate = sender.segments_per_second;
      const tokens = Math.min(Math.max(rate, 1), sender.tokens + sender.elapsed * rate);
      const due = await lockDue(tx, workspaceId, senderId, want);
      const halted = due.filter((row) => row.is_halted).map((row) => row.id);
      await setAside(tx, workspaceId, halted);
      const rows = withinTokens(
        halted.length === 0 ? due : due.filter((row) => !row.is_halted),
        tokens,
        rate,
      );
      if (rows.length === 0) return [];

      if (sender.has_siblings) await takeTurns(tx, workspaceId, rows);
      const judged = await judgeRows(
        tx,
        workspace,
        senderId,
        rows,
        sender.allowlist ?? trialAllowlist(workspaceId, sender.account_id),
      );
      const passed = judged.filter((j) => j.verdict.outcome === "allow");
      const inQuota = passed.slice(0, quota.left);
      const rule = {
        workspaceId,
        home: workspace.defaultCountry,
        quota: workspace.foreignQuota,
        day: quota.day,
      };
      const over = await takeCountryRoom(
        tx,
        rule,
        inQuota.map(({ row }) => row.country),
      );
      const taken = inQuota.filter((_, i) => !over.has(i));
      await holdBack(tx, workspaceId, [
        ...judged
          .filter(({ verdict }) => verdict.outcome !== "allow")
          .map((j) => ({ ...j, reason: j.verdict.reason, until: j.verdict.until })),
        ...untilTomorrow(passed.slice(quota.left), "daily_quota", quota.resetsAt),
        ...untilTomorrow(
          inQuota.filter((_, i) => over.has(i)),
          "country_quota",
          quota.resetsAt,
        ),
      ]);
      const claims = await takeUp(tx, workspaceId, senderId, sender, taken, postBy);
      const spent = taken.reduce((sum, { row }) => sum + row.segments, 0);
      await raw(
        tx,
      )`update senders set tokens = ${tokens - spent}, tokens_at = now(), last_claimed_at = clock_timestamp()
      where workspace_id = ${workspaceId} and id = ${senderId}`;
      await spendQuota(tx, workspaceId, senderId, quota.day, taken.length);
      return claims;
    },
    // A claim holds the consent lock: however it ends, a STOP that waits for it is answered in time.
    { byKey: true, timeoutMs: 5_000 },
  );
}
