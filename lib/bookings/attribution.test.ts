import { beforeEach, expect, test } from "vitest";
import * as results from "@/app/api/v1/campaigns/[id]/results/route";
import * as campaigns from "@/app/api/v1/campaigns/route";
import { withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { testTemplate, testText } from "@/lib/campaigns/testing";
import { hours, later } from "@/lib/clock";
import { findCampaignOf } from "./attribute-booking";
import { cancelBooking } from "./cancel-booking";
import { type Salon, testSalon } from "./texts/testing";

await testDatabase();

let salon: Salon;
let other: Salon;
let ann: number;
beforeEach(async () => {
  salon = await testSalon({ attribution_days: 7 });
  other = await testSalon();
  ann = (await salon.people({}))[0] ?? 0;
});

const ago = (days: number) => later(new Date(), -hours(24 * days));
async function campaign(name: string): Promise<number> {
  const templateId = await testTemplate(salon.workspaceId, "Come in!");
  const { json, text } = await salon.call(campaigns.POST, { body: { name, template_id: templateId } });
  if (!json.id) throw new Error(text);
  return Number(json.id);
}
const texted = (campaignId: number, days: number, status = "delivered", contactId = ann) =>
  testText(salon.workspaceId, salon.senderId, { contactId, campaignId, at: ago(days), status });
const of = (contactId = ann, days = 7) =>
  withWorkspace(salon.workspaceId, (tx) => findCampaignOf(tx, salon.workspaceId, contactId, days));

test("a visit counts for the last campaign whose text went out within the days", async () => {
  const [spring, summer] = [await campaign("Spring"), await campaign("Summer")];
  expect(await of()).toBeNull();
  await texted(spring, 8);
  expect(await of()).toBeNull();
  expect(await of(ann, 10)).toBe(spring);
  await texted(spring, 5);
  await texted(summer, 2, "failed");
  expect(await of()).toBe(spring);
  await texted(summer, 1, "sent");
  expect([await of(), await of(ann, 0)]).toEqual([summer, null]);
  const [bob = 0] = await salon.people({});
  expect(await of(bob)).toBeNull();
});

test("a campaign's results tell the visits that it brought and what they are worth", async () => {
  const spring = await campaign("Spring");
  await texted(spring, 1);
  const at = (days: number) => new Date(new Date(ago(-days)).setUTCHours(17, 0, 0, 0));
  const kept = await salon.book({ contact_id: ann, starts_at: at(3), resource_id: salon.dana });
  const gone = await salon.book({ contact_id: ann, starts_at: at(4), resource_id: salon.dana });
  await cancelBooking(salon.actor, gone.id);
  expect([kept.campaign_id, gone.campaign_id]).toEqual([spring, spring]);
  const params = { id: String(spring) };
  expect((await salon.call(results.GET, { params })).json.visits).toEqual({
    count: 1,
    value: [{ currency: "USD", value_micros: 60_000_000 }],
  });
  expect((await other.call(results.GET, { params })).status).toBe(404);
});
