import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withoutWorkspace } = await import("@/db/client");
const { hashPassword } = await import("./password");
const { signIn } = await import("./sign-in");
const { signInThrottle } = await import("@/lib/http/sign-in-throttle");

let passwordHash: string;
let round = 0;
let email: string;
let address: string;

beforeAll(async () => {
  passwordHash = await hashPassword("correct horse");
});

beforeEach(async () => {
  email = `nora${++round}@sign-in.example`;
  address = `198.51.100.${round}`;
  await withoutWorkspace(
    (tx) =>
      raw(tx)`insert into users (email, name, password_hash) values (${email}, 'Nora', ${passwordHash})`,
  );
});

const attempt = (input: unknown, from = address) => signIn(input, from, signInThrottle);

test("the right password signs in, whatever the e-mail's case and the spaces around it", async () => {
  expect(await attempt({ email: ` ${email.toUpperCase()} `, password: "correct horse" })).toMatchObject({
    ok: true,
    epoch: 1,
  });
});

test("passwords are kept as argon2id at OWASP's cost or above", () => {
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a wrong password, an unknown e-mail, a person without a password and nonsense answer alike", async () => {
  const bare = `bare${round}@sign-in.example`;
  await withoutWorkspace((tx) => raw(tx)`insert into users (email, name) values (${bare}, 'Bare')`);
  const inputs = [
    { email, password: "wrong" },
    { email: "nobody@sign-in.example", password: "correct horse" },
    { email: bare, password: "correct horse" },
    { email: [email], password: { $ne: "" } },
    { email, password: "" },
    { email, password: "x".repeat(100_000) },
    { email: "\u0000", password: "a\u0000b" },
    null,
    "text",
  ];
  for (const [i, input] of inputs.entries()) {
    expect(await attempt(input, `203.0.113.${i}`), JSON.stringify(input)?.slice(0, 60)).toEqual({
      ok: false,
      reason: "wrong_credentials",
    });
  }
});

test("an unknown e-mail takes as long as a wrong password", async () => {
  const time = async (who: string) => {
    const open = { take: async () => true, giveBack: async () => {} };
    const spans: number[] = [];
    for (let i = 0; i < 9; i++) {
      const start = performance.now();
      await signIn({ email: who, password: "wrong" }, address, open);
      spans.push(performance.now() - start);
    }
    return spans.toSorted((a, b) => a - b)[4] ?? 0;
  };
  await time(email);
  const [known, unknown] = [await time(email), await time("nobody@sign-in.example")];
  // Without the decoy the ratio would be near 0.1; the bounds leave room for a busy machine.
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});

test.each(["known", "unknown"])(
  "the eleventh try for one e-mail in a minute is refused: %s",
  async (kind) => {
    const who = kind === "known" ? email : `stranger${round}@sign-in.example`;
    const tries = Array.from({ length: 12 }, (_, i) =>
      attempt({ email: who, password: "wrong" }, `192.0.2.${round}.${i}`),
    );
    const reasons = (await Promise.all(tries)).map((answer) => (answer.ok ? "in" : answer.reason));
    expect(reasons.filter((reason) => reason === "wrong_credentials")).toHaveLength(10);
    expect(reasons.filter((reason) => reason === "too_many_tries")).toHaveLength(2);
  },
);

test("the right password does not open a throttled e-mail", async () => {
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => attempt({ email, password: "wrong" }, `192.0.2.t${round}${i}`)),
  );
  expect(await attempt({ email, password: "correct horse" })).toEqual({
    ok: false,
    reason: "too_many_tries",
  });
});

test("one address cannot try many e-mails", async () => {
  const tries = Array.from({ length: 11 }, (_, i) =>
    attempt({ email: `guess${round}-${i}@sign-in.example`, password: "wrong" }),
  );
  const answers = await Promise.all(tries);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "too_many_tries")).toHaveLength(1);
});

test("signing in rightly never uses up the tries", async () => {
  for (let i = 0; i < 12; i++)
    expect(await attempt({ email, password: "correct horse" })).toMatchObject({ ok: true });
});
