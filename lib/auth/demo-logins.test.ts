import { expect, test, vi } from "vitest";

const settings = { isProduction: false, isSandbox: true, encryptionKeys: [Buffer.alloc(32, 1)] };
vi.mock("@/lib/env", () => ({ env: () => settings }));
const { demoPassword, isClosedDemoLogin, listDemoLogins } = await import("./demo-logins");

const email = "rosa@juniper.example";

test("a demo password is stable in one installation, and another's cannot be guessed from it", () => {
  const here = demoPassword(email);
  expect(here).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  expect(demoPassword(email)).toBe(here);
  settings.encryptionKeys = [Buffer.alloc(32, 2)];
  expect(demoPassword(email)).not.toBe(here);
});

test.each([
  [false, true, false],
  [false, false, false],
  [true, true, false],
  [true, false, true],
])("production %s, sandbox %s: demo logins closed %s", async (isProduction, isSandbox, isClosed) => {
  Object.assign(settings, { isProduction, isSandbox });
  expect(isClosedDemoLogin(email)).toBe(isClosed);
  expect(isClosedDemoLogin("somebody@real.example")).toBe(false);
});

test("without the sandbox the sign-in page offers nobody", async () => {
  settings.isSandbox = false;
  expect(await listDemoLogins()).toEqual([]);
});
