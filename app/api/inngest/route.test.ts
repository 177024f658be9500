import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const settings = { jobs: "embedded" };
vi.mock("@/lib/env", () => ({ env: () => settings }));
vi.mock("@/inngest/functions", () => ({ functions: [] }));
let route: typeof import("./route");

beforeAll(async () => {
  vi.stubEnv("INNGEST_SIGNING_KEY", "ab".repeat(32));
  route = await import("./route");
});

afterAll(() => vi.unstubAllEnvs());

const knock = (method: "GET" | "POST" | "PUT") =>
  route[method](
    new NextRequest("http://localhost:3000/api/inngest?fnId=parley-heartbeat&stepId=step", {
      method,
      ...(method === "POST" ? { body: "{}" } : {}),
    }),
    {},
  );

test("where something else runs the jobs there is no door to them", async () => {
  settings.jobs = "worker";
  expect((await knock("GET")).status).toBe(404);
  expect((await knock("PUT")).status).toBe(404);
  expect((await knock("POST")).status).toBe(404);
});

test("where Inngest runs them, only what it signed is run or told", async () => {
  settings.jobs = "inngest";
  expect((await knock("POST")).status).toBe(401);
  expect((await knock("GET")).status).toBe(401);
});
