import { expect, test } from "vitest";
import { readEnv } from "./env";

const key = Buffer.alloc(32, 7).toString("base64");
const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://parley@localhost/parley",
  NEXTAUTH_SECRET: key,
  PARLEY_ENCRYPTION_KEY: key,
  PARLEY_PUBLIC_URL: "https://texts.example.com",
  PARLEY_SANDBOX: "1",
};

test("where Inngest runs the jobs both of its keys are asked for at start", () => {
  expect(() => readEnv({ ...production, PARLEY_JOBS: "inngest" })).toThrow(
    /INNGEST_EVENT_KEY: missing.*INNGEST_SIGNING_KEY: missing/s,
  );
  expect(() => readEnv({ ...production, INNGEST_EVENT_KEY: "abc" })).toThrow(/INNGEST_SIGNING_KEY: missing/);
  const keys = { INNGEST_EVENT_KEY: "abc", INNGEST_SIGNING_KEY: "abcd", INNGEST_DEV: "0" };
  expect(readEnv({ ...production, ...keys }).jobs).toBe("inngest");
});

test("who runs the jobs follows from what is set, and can be said", () => {
  const keys = { INNGEST_EVENT_KEY: "abc", INNGEST_SIGNING_KEY: "abcd" };
  expect(readEnv(production).jobs).toBe("embedded");
  expect(readEnv({ ...production, ...keys, PARLEY_EMBEDDED: "1" }).jobs).toBe("embedded");
  expect(readEnv({ ...production, ...keys, PARLEY_JOBS: "worker" }).jobs).toBe("worker");
  expect(readEnv({ ...production, NODE_ENV: "development", INNGEST_DEV: "0" }).jobs).toBe("embedded");
  expect(readEnv({ ...production, NODE_ENV: "development", INNGEST_DEV: "1" }).jobs).toBe("inngest");
});

test("production never runs with Inngest's signatures unchecked", () => {
  const keys = { INNGEST_EVENT_KEY: "abc", INNGEST_SIGNING_KEY: "abcd" };
  expect(() => readEnv({ ...production, ...keys, INNGEST_DEV: "1" })).toThrow(/INNGEST_DEV/);
});
