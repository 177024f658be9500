import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
// Two keys: addresses from before the rotation are signed with the former one.
process.env.PARLEY_ENCRYPTION_KEY = Buffer.alloc(32, 6).toString("base64");
process.env.PARLEY_ENCRYPTION_KEY_PREVIOUS = Buffer.alloc(32, 5).toString("base64");
const { feedToken, isFeedToken } = await import("./feed-address");
const { signatures } = await import("@/lib/crypto");

const of = { workspaceId: 3, resourceId: 12, feedVersion: 2 };

test("an address that was given out before the key was changed still leads there, and ends like any other", () => {
  const [, former] = signatures("calendar-feed", "3|12|2");
  expect(feedToken(of)).not.toContain(former);
  expect(isFeedToken(feedToken(of), of)).toBe(true);
  expect(isFeedToken(`3-12-${former}`, of)).toBe(true);
  expect(isFeedToken(`3-12-${former}`, { ...of, feedVersion: 3 })).toBe(false);
  expect(isFeedToken(`3-13-${former}`, { ...of, resourceId: 13 })).toBe(false);
});
