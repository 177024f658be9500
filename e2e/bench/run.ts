/**
 * `npm run bench`: how fast Parley is, beside what a bare keep-alive client gets from the same stand-in carrier on the
 * same machine in the same minute. `--rounds 3` (medians), `--quick`, `--only dispatch,callbacks,api,memory,urgent,segments,campaign,inbound,fairness,availability`,
 * `--door bare` (the same route handlers without Next). To see what a figure is made of: PARLEY_BENCH_PROFILE=folder
 * leaves CPU profiles there, PARLEY_BENCH_STATEMENTS=1 lists the statements that cost PostgreSQL most.
 */
import { parseArgs } from "node:util";
import { runScript } from "@/db/run-script";
import { api, callbacks } from "./door-lines";
import { measureAvailability } from "./measure-availability";
import { measureCampaign, measureKill, measureLaunch, measurePace } from "./measure-campaign";
import { type Case, measureMemory, measureRound, measureUrgency, type Round } from "./measure-dispatch";
import { measureFairness } from "./measure-fairness";
import { measureInbound } from "./measure-inbound";
import { gatherCrowd, measureSegments } from "./measure-segments";
import { settleStatistics } from "./pages/crowd";
import { addPeople } from "./people";
import { median } from "./percentiles";
import { makeSupply } from "./queue";
import {
  atLeast,
  atMost,
  describeMachine,
  type Line,
  mb,
  ms,
  perSecond,
  plain,
  ratio,
  seconds,
  table,
} from "./report";
import { type Bench, faultsOf, repeat, roundsOf, say } from "./rounds";
import { hasBuild, type Stage, setStage } from "./stage";
import { createTenant } from "./world";

const sections: Record<string, { needsBuild: boolean; run: (bench: Bench) => Promise<Line[]> }> = {
  dispatch: { needsBuild: false, run: dispatch },
  memory: { needsBuild: false, run: memory },
  callbacks: { needsBuild: true, run: callbacks },
  api: { needsBuild: true, run: api },
  urgent: { needsBuild: true, run: urgent },
  segments: { needsBuild: false, run: segments },
  campaign: { needsBuild: true, run: campaign },
  inbound: { needsBuild: true, run: inbound },
  fairness: { needsBuild: false, run: fairness },
  availability: { needsBuild: false, run: availability },
};

runScript(import.meta.url, async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string" },
      quick: { type: "boolean" },
      only: { type: "string" },
      door: { type: "string" },
    },
  });
  const plan = { rounds: Number(values.rounds ?? (values.quick ? 1 : 3)), isQuick: values.quick === true };
  const wanted = values.only?.split(",") ?? Object.keys(sections);
  const door = values.door === "bare" ? "bare" : "next";
  const stage = await setStage(door);
  const machine = describeMachine(stage.postgres);
  const lines: Line[] = [];
  try {
    const tenant = await createTenant(1);
    say("accepting messages through the bulk verb …");
    const orders = await makeSupply(databaseAs(stage), tenant, plan.isQuick ? 10_000 : 20_000, "order");
    for (const name of wanted) {
      const section = sections[name];
      if (!section) throw new Error(`--only knows ${Object.keys(sections).join(", ")}`);
      if (section.needsBuild && door === "next" && !hasBuild())
        lines.push(plain(name, "not measured", "there is no production build: npm run build"));
      else lines.push(...(await section.run({ stage, tenant, orders, plan })));
    }
    lines.push(
      plain(
        "bulk accept, one transaction of 10,000",
        perSecond(orders.acceptedPerSecond),
        "gate, render, count, insert; cold process",
      ),
    );
    await orders.close();
  } finally {
    await stage.close();
  }
  console.log(
    `\n${machine}\nMedians of ${plan.rounds} round(s). HTTP through ${door === "next" ? "one production Next process" : "the route handlers on bare node:http"}.\n\n${table(lines)}\n`,
  );
});

async function dispatch({ stage, orders, plan }: Bench): Promise<Line[]> {
  const lines: Line[] = [];
  const cases: (Case & { goal: number })[] = [
    { latencyMs: 50, inFlight: 50, n: plan.isQuick ? 4_000 : 10_000, callbacks: false, goal: 0.95 },
    { latencyMs: 50, inFlight: 200, n: plan.isQuick ? 8_000 : 20_000, callbacks: false, goal: 0.9 },
    { latencyMs: 0, inFlight: 50, n: plan.isQuick ? 10_000 : 20_000, callbacks: false, goal: 0.45 },
  ];
  for (const { goal, ...one } of cases) {
    const rounds = await repeat(plan.rounds, () => measureRound(stage, orders, one));
    const name = `${one.latencyMs} ms, ${one.inFlight} in flight`;
    const of = (pick: (r: Round) => number) => median(rounds.map(pick));
    const detail = `${perSecond(of((r) => r.perSecond))} of ${perSecond(of((r) => r.ceilingPerSecond))}; ${roundsOf(rounds)}`;
    lines.push(
      atLeast(
        `durable dispatch ÷ ceiling, ${name}`,
        of((r) => r.ratio),
        goal,
        ratio,
        detail,
      ),
    );
    lines.push(
      atMost(
        `worker CPU per message, ${name}`,
        of((r) => r.cpuMsPerMessage),
        0.15,
        ms,
        `PostgreSQL beside it ${ms(of((r) => r.postgresCpuMsPerMessage))}; worker peak ${mb(of((r) => r.peakMb))}`,
      ),
    );
    lines.push(
      atMost(`duplicates + lost, ${name}`, faultsOf(rounds), 0, String, `n ${one.n} × ${rounds.length}`),
    );
  }
  return lines;
}

async function memory({ stage, orders, plan }: Bench): Promise<Line[]> {
  const rounds = await repeat(plan.rounds, () => measureMemory(stage, orders, 100_000));
  const of = (pick: (r: { idleMb: number; nowMb: number; peakMb: number }) => number) =>
    median(rounds.map(pick));
  const detail = `idle ${mb(of((r) => r.idleMb))}, after 12 s of sending ${mb(of((r) => r.nowMb))}`;
  return [
    atMost(
      "worker memory with 100,000 queued, peak",
      of((r) => r.peakMb),
      200,
      mb,
      detail,
    ),
  ];
}

async function urgent({ stage, tenant, plan }: Bench): Promise<Line[]> {
  const supply = await makeSupply(databaseAs(stage), tenant, 20_000, "marketing");
  try {
    const rounds = await repeat(plan.rounds, () => measureUrgency(stage, supply, tenant.key, 20_000));
    const worst = Math.max(...rounds.map((r) => r.worstMs));
    const detail = `median ${ms(median(rounds.map((r) => r.medianMs)))}, worst of ${rounds.reduce((sum, r) => sum + r.n, 0)}; 50 ms, 50 in flight`;
    return [
      atMost("authentication text leaves behind 20,000 marketing texts", worst / 1000, 2, seconds, detail),
    ];
  } finally {
    await supply.close();
  }
}

async function segments({ stage, plan }: Bench): Promise<Line[]> {
  const people = plan.isQuick ? 100_000 : 1_000_000;
  const workspaceId = 50;
  say(`gathering ${people.toLocaleString("en-US")} people and as many texts …`);
  await gatherCrowd(workspaceId, people, databaseAs(stage));
  const counted = await measureSegments(workspaceId, plan.isQuick ? 20 : 40);
  return counted.map(({ name, members, count, page }) =>
    atMost(
      `segment count over ${people.toLocaleString("en-US")} contacts, p95: ${name}`,
      count.p95,
      300,
      ms,
      `p50 ${ms(count.p50)}, worst ${ms(count.max)}; ${members.toLocaleString("en-US")} members; page of 50 p95 ${ms(page.p95)}`,
    ),
  );
}

async function availability({ plan }: Bench): Promise<Line[]> {
  const { slots, visits, month, week } = await measureAvailability(70, plan.isQuick ? 100 : 300);
  const detail = `p50 ${ms(month.p50)}, worst ${ms(month.max)}; ${slots.toLocaleString("en-US")} free slots; a week p95 ${ms(week.p95)}`;
  return [
    atMost(
      `a month's free slots, 10 people, ${visits.toLocaleString("en-US")} visits, p95`,
      month.p95,
      50,
      ms,
      detail,
    ),
  ];
}

async function fairness({ stage, plan }: Bench): Promise<Line[]> {
  const big = await createTenant(60);
  const small = await Promise.all([61, 62, 63, 64].map((id) => createTenant(id)));
  const rounds = await repeat(plan.rounds, () => measureFairness(stage, big, small));
  const [first] = rounds;
  const worst = Math.max(...rounds.flatMap(({ doneAfter }) => doneAfter));
  const share = first?.fairShare ?? 0;
  return [
    atMost(
      `texts of everybody until the last of four small workspaces is done`,
      worst,
      share * 1.25,
      String,
      `${first?.small} texts each beside one with ${first?.big}; turns taken exactly in turn would be ${share}`,
    ),
  ];
}

const databaseAs = ({ server }: Stage): string =>
  Object.assign(new URL(server.superuserUrl), { pathname: "/bench" }).href;

/** One campaign after another, each to everybody of one workspace; a small one beside it. */
async function campaign({ stage, plan }: Bench): Promise<Line[]> {
  const [big, small] = [await createTenant(5), await createTenant(6)];
  const people = plan.isQuick ? 20_000 : 100_000;
  say(`writing down ${people} people …`);
  await addPeople(big, { n: people });
  // A list is seldom texted in the minute it was written; until then PostgreSQL guesses its size.
  await settleStatistics(databaseAs(stage));
  const launched = await measureLaunch(stage, big);
  say(JSON.stringify(launched));
  const sent = await measureCampaign(stage, big, small);
  say(JSON.stringify(sent));
  const pace = await measurePace(stage, big, 50);
  const killed = await measureKill(stage, big);
  say(JSON.stringify(killed));
  const of = `${people.toLocaleString("en-US")} recipients`;
  const { workerMb } = launched;
  const memory = Object.entries(sent.memoryMb).map(([name, peak]) => `${name} ${mb(peak)}`);
  return [
    atLeast(
      `launch of ${of}: frozen, rendered, counted, judged`,
      launched.perSecond,
      30_000,
      perSecond,
      `${launched.recipients} pending; worker ${mb(workerMb.before)} before, ${mb(workerMb.peak)} at its peak`,
    ),
    atLeast(
      `campaign ÷ ceiling, 50 ms, 200 in flight, ${of}`,
      sent.ratio,
      0.9,
      ratio,
      `${perSecond(sent.perSecond)}, probes included; finished ${ms(sent.endedAfterMs)} after the last; peaks: ${memory.join(", ")}`,
    ),
    atMost(`duplicates + lost, ${of}`, sent.duplicates + sent.lost, 0, String, `n ${sent.recipients}`),
    atMost(`small tenant's first text beside it`, sent.smallTenantMs / 1000, 3, seconds, "one text"),
    atMost(
      `authentication text during it`,
      sent.codesMs.max / 1000,
      2,
      seconds,
      `worst of ${sent.codesMs.count}; p50 ${ms(sent.codesMs.p50)}`,
    ),
    atMost(
      `API accept p95 during it, one client`,
      sent.apiMs.p95,
      100,
      ms,
      `p50 ${ms(sent.apiMs.p50)}, n ${sent.apiMs.count}`,
    ),
    atMost(
      `pace of a sender of 50 segments/s, off by`,
      Math.abs(pace / 50 - 1),
      0.05,
      (share) => `${(share * 100).toFixed(1)} %`,
      `${pace.toFixed(1)}/s over ten seconds`,
    ),
    atMost(
      `doubled + lost after kill -9 in mid-campaign`,
      killed.doubled + killed.lost,
      0,
      String,
      `n ${killed.recipients}, killed after ${killed.sentBefore}; ${killed.unknown} told as of unknown outcome, finished ${killed.secondsAfter.toFixed(1)} s later`,
    ),
  ];
}

async function inbound({ stage, plan }: Bench): Promise<Line[]> {
  const tenant = await createTenant(7);
  const people = plan.isQuick ? 8_000 : 50_000;
  say(`writing down ${people} people …`);
  await addPeople(tenant, { n: people });
  await settleStatistics(databaseAs(stage));
  const { ackMs, visibleMs, replyMs, unanswered, callbacksPerSecond } = await measureInbound(stage, tenant);
  const beside = `beside a campaign and ${callbacksPerSecond.toFixed(0)} callbacks/s`;
  const told = ({ p50, max, count }: typeof ackMs) => `p50 ${ms(p50)}, worst ${ms(max)}, n ${count}`;
  return [
    atMost(`text in acknowledged p99, ${beside}`, ackMs.p99, 1_000, ms, told(ackMs)),
    atMost("the same, visible in the inbox, worst", visibleMs.max / 1000, 2, seconds, told(visibleMs)),
    atMost(
      "answered by the rules, p99",
      replyMs.p99 / 1000,
      3,
      seconds,
      `${told(replyMs)}; ${unanswered} without an answer`,
    ),
  ];
}
