import { revealPhone } from "@/lib/contacts/phone-identity";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { carrierFor } from "@/lib/providers/find-carrier";
import { claimBatch } from "./claim-batch";
import { type DueSender, listDueSenders } from "./due-senders";
import { type Result, type Settled, settleAttempts } from "./settle-attempts";
import type { Claim } from "./take-up";

const CLAIM_LIMIT = 500;
/** Recording in small handfuls would cost more than the calls; a twentieth of a second harms nobody. */
const SETTLE_EVERY_MS = 50;
const SETTLE_LIMIT = 400;

/** Calls allowed in flight: halved when the provider says 20429, growing back by one for every call that goes well. */
export type Throttle = { limit: number; max: number; lastCutAt: number };

const home = globalThis as typeof globalThis & { parleyThrottle?: Throttle };

const throttle = (): Throttle => {
  home.parleyThrottle ??= {
    limit: env().PARLEY_MAX_IN_FLIGHT,
    max: env().PARLEY_MAX_IN_FLIGHT,
    lastCutAt: 0,
  };
  return home.parleyThrottle;
};

/** How long a drain may go on; `signal` asks it to end early, after what it has begun. */
export type Budget = { budgetMs: number; signal?: AbortSignal };
export type Drained = { worked: number; next: Date | null };

/**
 * Sends what is due, for at most `budgetMs`, then waits for its own calls and records them all. Claiming, calling and
 * recording overlap: while calls are in flight the next batch is claimed and finished ones are written in batches.
 * Any number of processes may run it at once.
 * @returns how many texts were handled, and when the next wants work (null: nothing queued).
 */
export async function dispatchMessages({ budgetMs, signal }: Budget): Promise<Drained> {
  const run = new Run(performance.now() + budgetMs, signal ?? null);
  await run.finish();
  return { worked: run.worked, next: await nextDue() };
}

/** When the earliest queued text wants work. */
export async function nextDue(): Promise<Date | null> {
  const due = await listDueSenders();
  return due.reduce<Date | null>(
    (first, s) => (first === null || s.readyAt < first ? s.readyAt : first),
    null,
  );
}

class Run {
  worked = 0;
  private readonly ready: Claim[] = [];
  private readonly done: Settled[] = [];
  private readonly writes = new Set<Promise<void>>();
  private inFlight = 0;
  private settleTimer: NodeJS.Timeout | null = null;
  private signal: (() => void) | null = null;
  private failure: unknown = null;
  private finished = 0;
  private readonly startedAt = performance.now();

  constructor(
    private readonly until: number,
    private readonly stop: AbortSignal | null,
  ) {}

  async finish(): Promise<void> {
    await this.claimWhileDue().catch((error: unknown) => {
      this.failure = error;
    });
    while (this.inFlight > 0 || this.ready.length > 0) await this.change();
    this.settle();
    while (this.writes.size > 0) await Promise.all(this.writes);
    if (this.failure) throw this.failure;
  }

  private async claimWhileDue(): Promise<void> {
    let round: DueSender[] = [];
    let wasFruitless = false;
    while (performance.now() < this.until && this.failure === null && !this.stop?.aborted) {
      const ahead = this.prefetch();
      if (this.ready.length >= ahead) {
        await this.change();
        continue;
      }
      if (round.length === 0) {
        if (wasFruitless) await this.change();
        wasFruitless = true;
        round = (await listDueSenders()).filter((s) => s.readyAt.getTime() <= Date.now());
      }
      const sender = round.shift();
      if (!sender) {
        if (this.inFlight === 0 && this.ready.length === 0) return;
        continue;
      }
      const want = Math.max(ahead - this.ready.length, Math.ceil(ahead / 4));
      const claims = await claimBatch(sender.workspaceId, sender.senderId, Math.min(CLAIM_LIMIT, want));
      if (claims.length > 0) wasFruitless = false;
      this.worked += claims.length;
      this.ready.push(...claims);
      // A code or a reply does not wait behind texts that were claimed before it.
      this.ready.sort((a, b) => a.priority - b.priority);
      this.startCalls();
    }
  }

  /** Claims wanted in hand: a third of a second's work, at least two for every call that may be in flight. */
  private prefetch(): number {
    const perSecond = this.finished / Math.max(0.05, (performance.now() - this.startedAt) / 1000);
    return Math.min(3 * CLAIM_LIMIT, Math.max(2 * throttle().limit, Math.ceil(perSecond / 3)));
  }

  private startCalls(): void {
    while (this.inFlight < throttle().limit) {
      const claim = this.ready.shift();
      if (!claim) return;
      this.inFlight++;
      void this.call(claim);
    }
  }

  private async call(claim: Claim): Promise<void> {
    const result = await post(claim);
    adapt(result);
    this.inFlight--;
    this.finished++;
    this.done.push({ claim, result });
    if (this.done.length >= SETTLE_LIMIT) this.settle();
    else this.settleTimer ??= setTimeout(() => this.settle(), SETTLE_EVERY_MS);
    this.startCalls();
    this.signal?.();
  }

  private settle(): void {
    if (this.settleTimer) clearTimeout(this.settleTimer);
    this.settleTimer = null;
    const batch = this.done.splice(0);
    if (batch.length === 0) return;
    const write = settleAttempts(batch)
      .catch((error: unknown) => {
        // Unwritten results are not lost: their leases run out, and the reconciler asks the provider.
        log.error({ err: error, count: batch.length }, "outcomes not recorded");
        this.failure = error;
      })
      .finally(() => this.writes.delete(write));
    this.writes.add(write);
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 50);
      this.signal = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** One call to the provider; never throws. Not begun at all once the claim's time is up. */
async function post(claim: Claim): Promise<Result> {
  try {
    const to = revealPhone(claim.workspaceId, claim.phoneIdx, claim.phoneSealed);
    const carrier = carrierFor(claim.credentials);
    if (performance.now() >= claim.postBy) return { kind: "not_started" };
    return await carrier.send({
      channel: claim.channel,
      to,
      from: claim.number,
      messagingServiceSid: claim.messagingServiceSid,
      body: claim.body,
      content: claim.content,
      mediaUrls: claim.mediaUrls,
      statusCallback: `${env().PARLEY_PUBLIC_URL}/api/webhooks/twilio/status?ref=${claim.clientRef}`,
    });
  } catch (error) {
    log.error({ err: error, messageId: claim.messageId }, "call failed before or after it began");
    return { kind: "ambiguous", httpStatus: null, detail: "internal" };
  }
}

function adapt(result: Result): void {
  const t = throttle();
  if (result.kind === "rejected" && result.httpStatus === 429) {
    // One cut for a burst of refusals that belong together.
    if (performance.now() - t.lastCutAt < 500) return;
    t.lastCutAt = performance.now();
    t.limit = Math.max(1, Math.floor(t.limit / 2));
  } else if (result.kind === "accepted" && t.limit < t.max) {
    t.limit = Math.min(t.max, t.limit + 1);
  }
}
