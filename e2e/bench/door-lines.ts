import { measureApi } from "./measure-api";
import { measureRound, type Round } from "./measure-dispatch";
import { type Intake, measureIntake } from "./measure-intake";
import { median } from "./percentiles";
import { atLeast, atMost, type Line, mb, ms, perSecond, plain, ratio, seconds } from "./report";
import { type Bench, faultsOf, repeat, roundsOf } from "./rounds";
import { type Shares, showShares } from "./shares";
import type { Door } from "./stage";

/** Receipts by themselves at each door, then while the texts they speak of are being sent. */
export async function callbacks(bench: Bench): Promise<Line[]> {
  return [
    ...(await intake(bench, "next", 2_000)),
    ...(await intake(bench, "ingest", 5_000)),
    ...(await besideSending(bench)),
  ];
}

async function intake({ stage, orders, plan }: Bench, door: Door, goal: number): Promise<Line[]> {
  const n = plan.isQuick ? 6_000 : 10_000;
  const rounds = await repeat(plan.rounds, () => measureIntake(stage, orders, door, n));
  const of = (pick: (r: Intake) => number) => median(rounds.map(pick));
  const name = door === "ingest" ? "npm run ingest" : `one ${door} process`;
  const shares = sharesOf(rounds.map((r) => r.shares));
  const refused = rounds.reduce((sum, r) => sum + r.taken.refused, 0);
  const lines = [
    atLeast(
      `callbacks taken in and applied, ${name}`,
      of((r) => r.appliedPerSecond),
      goal,
      perSecond,
      showShares(
        shares,
        of((r) => r.taken.cpuMsEach),
      ),
    ),
    plain(
      `  of these taken in, ${name}`,
      perSecond(of((r) => r.taken.perSecond)),
      `answer p50 ${ms(of((r) => r.taken.latencyMs.p50))}, p99 ${ms(of((r) => r.taken.latencyMs.p99))}; refused ${refused}; n ${(n * 3).toLocaleString("en-US")} × ${rounds.length}`,
    ),
    plain(
      `  ceiling of the door, ${name}`,
      perSecond(of((r) => r.door.perSecond)),
      `form read, signature checked, nothing stored; CPU each ${ms(of((r) => r.door.doorCpuMs))}`,
    ),
  ];
  const routers = rounds.flatMap(({ router }) => router ?? []);
  if (routers.length > 0)
    lines.push(
      plain(
        "  ceiling of Next's own router",
        perSecond(median(routers.map((r) => r.perSecond))),
        `GET /api/health/live, a route that says one word; CPU each ${ms(median(routers.map((r) => r.doorCpuMs)))}`,
      ),
    );
  return lines;
}

async function besideSending({ stage, orders, plan }: Bench): Promise<Line[]> {
  const lines: Line[] = [];
  const cases = [{ inFlight: 50 }, { inFlight: 200 }, { inFlight: 200, door: "ingest" }] as const;
  for (const one of cases) {
    const n = plan.isQuick ? 3_000 : 10_000;
    const rounds = await repeat(plan.rounds, () =>
      measureRound(stage, orders, { latencyMs: 50, n, callbacks: true, ...one }),
    );
    const of = (pick: (r: Round) => number) => median(rounds.map(pick));
    const name = `3 callbacks each, 50 ms, ${one.inFlight} in flight${"door" in one ? ", npm run ingest" : ""}`;
    lines.push(
      atLeast(
        `durable dispatch ÷ ceiling, ${name}`,
        of((r) => r.ratio),
        0.9,
        ratio,
        `${perSecond(of((r) => r.perSecond))} of ${perSecond(of((r) => r.ceilingPerSecond))} without callbacks; ${roundsOf(rounds)}`,
      ),
      plain(
        `callbacks answered, ${name}`,
        perSecond(of((r) => r.callbacks?.perSecond ?? 0)),
        `as they come; p99 ${ms(of((r) => r.callbacks?.p99Ms ?? 0))}; unanswered ${rounds.reduce((sum, r) => sum + (r.callbacks?.lost ?? 0), 0)}`,
      ),
      plain(
        `all callbacks applied after the last send, ${name}`,
        seconds(of((r) => (r.callbacks?.appliedAfterMs ?? 0) / 1000)),
        `n ${n}: ${(n * 3).toLocaleString("en-US")} callbacks`,
      ),
      atMost(`duplicates + lost, ${name}`, faultsOf(rounds), 0, String, `n ${n} × ${rounds.length}`),
    );
  }
  return lines;
}

/** Texts that the API accepts while others are being sent. */
export async function api({ stage, tenant, orders, plan }: Bench): Promise<Line[]> {
  const lines: Line[] = [];
  for (const atOnce of [8, 32]) {
    const rounds = await repeat(plan.rounds, () =>
      measureApi(stage, orders, tenant.key, atOnce, plan.isQuick ? 4 : 8),
    );
    const of = (pick: (r: (typeof rounds)[number]) => number) => median(rounds.map(pick));
    const name = `while sending, ${atOnce} clients`;
    const shares = showShares(
      sharesOf(rounds.map((r) => r.shares)),
      of((r) => r.asked.cpuMsEach),
    );
    const refused = rounds.reduce((sum, r) => sum + r.asked.refused, 0);
    lines.push(
      atLeast(
        `API accepts, ${name}`,
        of((r) => r.asked.perSecond),
        1_000,
        perSecond,
        `refused or failed ${refused}; ${shares}; server peak ${mb(of((r) => r.doorMb))}`,
      ),
      atMost(
        `API accept p99, ${name}`,
        of((r) => r.asked.latencyMs.p99),
        50,
        ms,
        `p50 ${ms(of((r) => r.asked.latencyMs.p50))}, p95 ${ms(of((r) => r.asked.latencyMs.p95))}`,
      ),
    );
  }
  return lines;
}

const sharesOf = (all: Shares[]): Shares => ({
  door: median(all.map((s) => s.door)),
  worker: median(all.map((s) => s.worker)),
  postgres: median(all.map((s) => s.postgres)),
  others: median(all.map((s) => s.others)),
});
