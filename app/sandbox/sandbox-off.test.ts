import { expect, test, vi } from "vitest";

vi.stubEnv("TWILIO_ACCOUNT_SID", `AC${"1".repeat(32)}`);
vi.stubEnv("TWILIO_AUTH_TOKEN", "a-token-of-the-real-carrier");
vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
vi.stubEnv("PARLEY_ENCRYPTION_KEY", Buffer.alloc(32).toString("base64"));
vi.stubEnv("PARLEY_PUBLIC_URL", "https://parley.example.test");
vi.mock("@/lib/auth/page-session", () => ({ currentUser: async () => null }));

test("with a real carrier there is no sandbox: its API, its pages and its pump are not there", {
  timeout: 30_000,
}, async () => {
  const { POST } = await import("./2010-04-01/[...path]/route");
  const { GET } = await import("./api/phones/route");
  const { startCarrierPump } = await import("@/lib/sandbox/pump");
  const { currentPump } = await import("@/lib/sandbox/pump-timer");
  const { env } = await import("@/lib/env");
  const { accountSid, authToken } = env().twilio;
  const url = `https://parley.example.test/sandbox/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const headers = { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` };
  expect((await POST(new Request(url, { method: "POST", headers }))).status).toBe(404);
  expect((await GET(new Request(url), { params: Promise.resolve({}) })).status).toBe(404);
  startCarrierPump();
  expect(currentPump()).toBeNull();
});
