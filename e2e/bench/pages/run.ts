/**
 * `npm run bench:pages`: how fast the built dashboard answers with 100,000 people and 1,000,000 texts in one salon, how
 * much JavaScript each page brings, and whether its layout moves. `--people`, `--texts`, `--requests` change the size.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { ensureDemo } from "@/db/demo";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { freePortFrom, startNext, stopNext, untilReady } from "@/db/next-process";
import { closePool } from "@/db/pool";
import { runScript } from "@/db/run-script";
import { developmentSecrets } from "@/db/secrets";
import { browserLaunch } from "../../browser";
import { summarize } from "../percentiles";
import { atMost, ms, table } from "../report";
import { hasBuild } from "../stage";
import { addConversations, addPeople, addTexts, settleStatistics } from "./crowd";
import { listPages } from "./page-list";
import { type PageWeight, weigh } from "./scripts";
import { signInByHttp } from "./sign-in-by-http";

runScript(import.meta.url, async () => {
  if (!hasBuild()) throw new Error("There is no production build yet. Run: npm run build");
  const { values } = parseArgs({
    options: { people: { type: "string" }, texts: { type: "string" }, requests: { type: "string" } },
  });
  const [people, texts] = [Number(values.people ?? 100_000), Number(values.texts ?? 1_000_000)];
  const requests = Number(values.requests ?? 40);
  const home = mkdtempSync(join(tmpdir(), "parley-pages-"));
  // As root the server runs as another user, who has to get in.
  chmodSync(home, 0o755);
  const server = await startEmbedded(home);
  const port = await freePortFrom(3300);
  const base = `http://localhost:${port}`;
  Object.assign(process.env, developmentSecrets(home), {
    NODE_ENV: "production",
    DATABASE_URL: server.ownerUrl,
    PARLEY_DATA_DIR: home,
    PARLEY_EMBEDDED: "1",
    PARLEY_SANDBOX: "1",
    PARLEY_PUBLIC_URL: base,
    PORT: String(port),
    HOST: "127.0.0.1",
    LOG_LEVEL: "error",
  });
  try {
    await migrate(server.ownerUrl);
    const demo = await ensureDemo(server.ownerUrl, home);
    const owner = demo?.logins.find((login) => login.role === "owner");
    if (!owner) throw new Error("the demo has no owner");
    const workspaceId = 1;
    console.error(`filling one salon with ${people} people and ${texts} texts …`);
    await addPeople(workspaceId, people);
    await addTexts(workspaceId, texts);
    await addConversations(workspaceId);
    await closePool();
    await settleStatistics(server.ownerUrl);
    const next = startNext("start", port);
    await untilReady(base, next);
    try {
      const cookie = await signInByHttp(base, owner.email, owner.password);
      const pages = await listPages(base, cookie, workspaceId);
      console.log(await answerTimes(base, cookie, pages, requests));
      console.log(
        await weights(
          base,
          cookie,
          pages.filter(({ isPage }) => isPage).map(({ path }) => path),
        ),
      );
    } finally {
      await stopNext(next);
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
});

async function answerTimes(base: string, cookie: string, pages: Listed[], requests: number): Promise<string> {
  const lines = [];
  for (const { path, headers } of pages) {
    const times: number[] = [];
    for (let n = -3; n < requests; n++) {
      const startedAt = performance.now();
      const response = await fetch(base + path, { headers: { cookie, ...headers }, redirect: "manual" });
      await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      if (n >= 0) times.push(performance.now() - startedAt);
    }
    const { p50, p95, max } = summarize(times);
    lines.push(atMost(path, p95, 300, ms, `p50 ${ms(p50)}, worst ${ms(max)}`));
  }
  return `\nServer answers, p95 of ${requests}, one after another\n\n${table(lines)}\n`;
}

type Listed = Awaited<ReturnType<typeof listPages>>[number];

async function weights(base: string, cookie: string, paths: string[]): Promise<string> {
  const browser = await chromium.launch(browserLaunch());
  try {
    const lines = [];
    for (const path of paths) {
      // Whoever asks for a script first gets it before it has been made small.
      await firstVisit(browser, base, cookie, path);
      const { scripts, kB, laterKB, shift } = await firstVisit(browser, base, cookie, path);
      const more = `${scripts} files; ${laterKB} kB a second later; layout shift ${shift}`;
      lines.push(atMost(path, kB, 250, (v) => `${v} kB`, more));
    }
    return `\nClient JavaScript of a first visit until the page answers to presses, compressed as it comes\n\n${table(lines)}\n`;
  } finally {
    await browser.close();
  }
}

/** In a context of its own: nothing is in the cache. */
async function firstVisit(browser: Browser, base: string, cookie: string, path: string): Promise<PageWeight> {
  const context = await browser.newContext({ baseURL: base });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
    }),
  );
  const weight = await weigh(context, path);
  await context.close();
  return weight;
}
