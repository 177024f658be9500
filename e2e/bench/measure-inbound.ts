import { setTimeout as wait } from "node:timers/promises";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { request } from "undici";
import { raw, withWorkspace } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { carrierDefaults } from "./carrier-options";
import { draft, view } from "./measure-campaign";
import { type Summary, summarize } from "./percentiles";
import type { Stage } from "./stage";
import type { Tenant } from "./world";

export type Inbound = {
  /** From the carrier's request to our answer. */
  ackMs: Summary;
  /** Until the API's list of conversations shows it. */
  visibleMs: Summary;
  /** Until the carrier was handed the answer. */
  replyMs: Summary;
  unanswered: number;
  callbacksPerSecond: number;
};

/** One for every text that leaves. */
const CALLBACKS_PER_SECOND = 200;
const EVERY_MS = 150;
const SEEN_EVERY = 10;

/** Customers write while a campaign leaves and every text of it brings a callback. */
export async function measureInbound(stage: Stage, tenant: Tenant): Promise<Inbound> {
  await stage.carrier.reset({ latencyMs: 50, callbacks: 1 });
  const door = await stage.startDoor();
  const worker = stage.startWorker(200);
  try {
    await wait(3_000);
    const throttle = { throttle_per_second: CALLBACKS_PER_SECOND };
    const id = await draft(tenant, "Two for one today, {{first_name}}.", throttle);
    const launchedAt = Date.now();
    await launchCampaign(systemActor(tenant.workspaceId), id);
    while ((await stage.carrier.stats()).accepted < 500) await wait(20);
    const [acks, seen]: [Promise<number>[], Promise<number>[]] = [[], []];
    for (let n = 0; n % 20 !== 0 || (await view(tenant, id)).status !== "finished"; n++) {
      const body = `Hello, what are your hours? ${n}`;
      acks.push(textIn(stage, tenant, n, body));
      if (n % SEEN_EVERY === 0) seen.push(visible(stage, tenant, n));
      await wait(EVERY_MS);
      if (Date.now() - launchedAt > 600_000) throw new Error(`the campaign never ended\n${worker.tail()}`);
    }
    const elapsed = (Date.now() - launchedAt) / 1000;
    const callbacks = (await stage.carrier.stats()).accepted;
    const [ackMs, visibleMs] = [summarize(await Promise.all(acks)), summarize(await Promise.all(seen))];
    await wait(3_000);
    const replies = await repliesTo(tenant);
    const answered = replies.flatMap(({ ms }) => (ms === null ? [] : [ms]));
    return {
      ackMs,
      visibleMs,
      replyMs: summarize(answered),
      unanswered: replies.length - answered.length,
      callbacksPerSecond: callbacks / elapsed,
    };
  } finally {
    await worker.stop();
    await door.stop();
  }
}

/** Somebody new each time, so that nobody is answered less for writing much. */
async function textIn(stage: Stage, { number }: Tenant, n: number, body: string): Promise<number> {
  const url = `${stage.publicUrl}/api/webhooks/twilio/inbound`;
  const form = {
    AccountSid: carrierDefaults.accountSid,
    MessageSid: `SM${n.toString(16).padStart(32, "0")}`,
    From: `+1718${2_000_000 + n}`,
    To: number,
    Body: body,
    NumMedia: "0",
  };
  const startedAt = performance.now();
  const answer = await request(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": getExpectedTwilioSignature(carrierDefaults.authToken, url, form),
    },
    body: new URLSearchParams(form).toString(),
  });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`a text was answered ${answer.statusCode}`);
  return performance.now() - startedAt;
}

/** By the last four digits: its last text may be our answer already. */
async function visible(stage: Stage, { key }: Tenant, n: number): Promise<number> {
  const startedAt = performance.now();
  const last4 = String(2_000_000 + n).slice(-4);
  for (;;) {
    const answer = await request(`${stage.publicUrl}/api/v1/conversations?limit=50`, {
      headers: { "x-api-key": key },
    });
    const said = await answer.body.text();
    const ms = performance.now() - startedAt;
    if (said.includes(`••• ${last4}`) || ms > 60_000) return ms;
    await wait(50);
  }
}

/** Milliseconds from each text in until its answer was at the carrier, by the database's clock. */
const repliesTo = ({ workspaceId }: Tenant) =>
  withWorkspace(
    workspaceId,
    (tx) => raw(tx)<{ ms: number | null }[]>`
      select extract(epoch from r.at - m.created_at)::float8 * 1000 as ms
      from messages m
      left join lateral (
        select min(sent_at) as at from messages
        where workspace_id = ${workspaceId} and contact_id = m.contact_id and direction = 'outbound'
          and category = 'conversation' and id > m.id) r on true
      where m.workspace_id = ${workspaceId} and m.direction = 'inbound'`,
  );
