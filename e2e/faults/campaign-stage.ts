import { beforeAll, beforeEach, expect } from "vitest";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { createTenant, type Tenant } from "../bench/world";
import { addCampaign, press } from "./campaign-scene";
import { type Scene, setScene } from "./scene";

/** The carrier, and two tenants that every test begins with anew. */
export let scene: Scene;
export let mine: Tenant;
export let theirs: Tenant;
let lastTenant = 0;

beforeAll(async () => {
  scene = await setScene({}, { PARLEY_MAX_IN_FLIGHT: "20" });
}, 60_000);

beforeEach(async () => {
  await scene.behave();
  mine = await createTenant(++lastTenant);
  theirs = await createTenant(++lastTenant);
});

/** Both drains once each, to the end of what is due now. */
export async function drainOnce(): Promise<void> {
  await runCampaigns({ budgetMs: 2_000 });
  await dispatchMessages({ budgetMs: 2_000 });
}

/** A campaign of this tenant that was launched. @returns its id. */
export async function launched(more: Record<string, unknown> = {}): Promise<number> {
  const id = await addCampaign(mine, more);
  const answer = await press(mine, id, "launch");
  expect(answer.status, answer.text).toBe(202);
  return id;
}
