import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { sessionDoor } = await import("./session-door");

const door = sessionDoor(async (request) =>
  Response.json(request.method === "POST" ? await request.json() : { opened: true }),
);

const form = "application/x-www-form-urlencoded";

function knock(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, {
    method,
    headers: { "Content-Type": form, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return door(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
}

test.each([
  ["GET", "csrf"],
  ["GET", "session"],
  ["POST", "callback/credentials"],
  ["POST", "signout"],
])("%s %s is open and never cached", async (method, path) => {
  const answer = await knock(method, path, method === "POST" ? "a=1" : undefined);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toContain("no-store");
});

test.each([
  ["GET", "callback/credentials"],
  ["POST", "_log"],
  ["POST", "session"],
  ["GET", "nonsense"],
  ["POST", "callback/google"],
])("%s %s is shut", async (method, path) => {
  expect((await knock(method, path, method === "POST" ? "a=1" : undefined)).status).toBe(404);
});

test.each(["https://evil.example", "null"])("a post from origin %s is refused", async (Origin) => {
  expect((await knock("POST", "signout", "a=1", { Origin })).status).toBe(403);
});

test.each([
  ["{", "application/json", 400],
  ["[]", "application/json", 422],
  ["null", "application/json", 422],
  ['{"a":"\\u0000"}', "application/json", 422],
  ["x", "text/plain", 415],
  ["a".repeat(20_000), form, 413],
])("a body like %s as %s is answered with %i", async (body, type, status) => {
  expect((await knock("POST", "callback/credentials", body, { "Content-Type": type })).status).toBe(status);
});

test("what was sent reaches next-auth word for word", async () => {
  const answer = await knock(
    "POST",
    "callback/credentials",
    "email=a%2Bb%40c.example&password=%F0%9F%94%91+x",
  );
  expect(await answer.json()).toEqual({ email: "a+b@c.example", password: "🔑 x" });
});
