import NextAuth, { type NextAuthOptions } from "next-auth";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withoutWorkspace } = await import("@/db/client");
const { env } = await import("@/lib/env");
const { decode } = await import("next-auth/jwt");
const { authOptions } = await import("./options");
const { hashPassword } = await import("./password");
const { signInThrottle } = await import("@/lib/http/sign-in-throttle");

const own = new URL(env().PARLEY_PUBLIC_URL).origin;

beforeAll(async () => {
  process.env.NEXTAUTH_URL = env().PARLEY_PUBLIC_URL;
  const hash = await hashPassword("correct horse");
  await withoutWorkspace(
    (tx) =>
      raw(
        tx,
      )`insert into users (email, name, password_hash) values ('rosa@options.example', 'Rosa', ${hash})`,
  );
});

type Answer = {
  status: number;
  body: Record<string, unknown>;
  cookies: Map<string, string>;
  rawCookies: string[];
};

// Its types want Next's own request and response; it uses no more of them than `knock` gives.
const inNode = NextAuth as unknown as (
  request: unknown,
  response: unknown,
  options: NextAuthOptions,
) => Promise<void>;

/** next-auth behind a request of Node's own kind, which needs no server around it. */
async function knock(
  method: string,
  path: string,
  body: Record<string, unknown> = {},
  cookies: Record<string, string> = {},
): Promise<Answer> {
  const answer: Answer = { status: 200, body: {}, cookies: new Map(), rawCookies: [] };
  const response = {
    status(code: number) {
      answer.status = code;
      return response;
    },
    getHeader: () => answer.rawCookies,
    setHeader(name: string, value: unknown) {
      if (name === "Set-Cookie" && Array.isArray(value)) answer.rawCookies = value.map(String);
      return response;
    },
    json: (value: Record<string, unknown>) => Object.assign(answer.body, value),
    send: (value: unknown) => Object.assign(answer.body, value),
    end: () => {},
  };
  const request = {
    method,
    query: { nextauth: path.split("/") },
    headers: { "x-forwarded-for": "198.51.100.7" },
    cookies,
    body,
  };
  await inNode(request, response, authOptions(signInThrottle));
  for (const line of answer.rawCookies) {
    const [pair = ""] = line.split(";");
    answer.cookies.set(
      pair.slice(0, pair.indexOf("=")),
      decodeURIComponent(pair.slice(pair.indexOf("=") + 1)),
    );
  }
  return answer;
}

async function signInWith(fields: Record<string, unknown>): Promise<Answer> {
  const csrf = await knock("GET", "csrf");
  const body = { csrfToken: csrf.body.csrfToken, json: "true", ...fields };
  return knock("POST", "callback/credentials", body, Object.fromEntries(csrf.cookies));
}

const good = { email: "rosa@options.example", password: "correct horse" };

test("the cookie holds who and which epoch, and nothing else about the person", async () => {
  const answer = await signInWith(good);
  expect(answer.status).toBe(200);
  const token = await decode({
    token: answer.cookies.get("next-auth.session-token"),
    secret: env().NEXTAUTH_SECRET,
  });
  expect(token).toMatchObject({ sub: expect.stringMatching(/^\d+$/), epoch: 1 });
  expect(JSON.stringify(token)).not.toContain("osa");
  const line = answer.rawCookies.find((cookie) => cookie.startsWith("next-auth.session-token")) ?? "";
  expect(line).toMatch(/HttpOnly/);
  expect(line).toMatch(/SameSite=Lax/);
});

test("a known and an unknown e-mail get the same answer", async () => {
  const known = await signInWith({ ...good, password: "wrong" });
  const unknown = await signInWith({ email: "nobody@options.example", password: "wrong" });
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect(known.cookies.has("next-auth.session-token")).toBe(false);
});

test.each(["//evil.example", "https://evil.example/w/1", "/\\evil.example", `${own}//evil.example`])(
  "callbackUrl=%s leads to our own front door",
  async (callbackUrl) => {
    const answer = await signInWith({ ...good, callbackUrl });
    expect(answer.body.url).toBe(`${own}/`);
  },
);

test("a callbackUrl of ours is followed", async () => {
  expect((await signInWith({ ...good, callbackUrl: "/w/1/messages" })).body.url).toBe(`${own}/w/1/messages`);
});

test("without the csrf token nobody is signed in", async () => {
  const answer = await knock("POST", "callback/credentials", { ...good, json: "true" });
  expect(answer.cookies.has("next-auth.session-token")).toBe(false);
});

test("too many tries are told as such", async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => signInWith({ ...good, password: "wrong" })),
  );
  expect(
    answers.map(({ body }) => String(body.url)).filter((url) => url.includes("too_many_tries")).length,
  ).toBeGreaterThan(0);
});
