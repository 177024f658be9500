import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { testPerson, testSender, testText } = await import("./testing");
const overview = await import("@/app/api/v1/overview/route");

const stepsOf = async (place: Awaited<ReturnType<typeof testTenant>>) =>
  (await place.call(overview.GET)).json.first_steps;

test("a new workspace is told what is still to do, whatever the one next door has done", async () => {
  const [fresh, busy] = [await testTenant(), await testTenant()];
  const nothing = { sender: false, contacts: false, texts: false, hours: false };
  expect(await stepsOf(fresh)).toMatchObject(nothing);
  const sender = await testSender(busy.workspaceId);
  const person = await testPerson(busy.workspaceId);
  expect(await stepsOf(busy)).toMatchObject({ sender: true, contacts: true, texts: false });
  await testText(busy.workspaceId, sender, { contactId: person, status: "delivered" });
  expect(await stepsOf(busy)).toMatchObject({ sender: true, contacts: true, texts: true, hours: false });
  expect(await stepsOf(fresh)).toMatchObject(nothing);
});
