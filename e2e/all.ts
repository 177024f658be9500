import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { freePortFrom } from "@/db/next-process";
import { runScript } from "@/db/run-script";
import { addTallies, nothing, readPlaywrightTally, readVitestTally, type Tally } from "./tally";
import { vitestTallyPath } from "./vitest-tally";

const playwrightReport = "test-results/playwright.json";
const stepLimitMs = 30 * 60_000;

/**
 * `npm test` runs everything; `npm run check` only what needs no database, build or browser. Every step runs even if
 * an earlier one failed, and the last line sums up: `N passed, M failed`. A step that is no test counts when it fails.
 */
runScript(import.meta.url, async () => {
  const isQuick = process.argv[2] === "check";
  rmSync("test-results", { recursive: true, force: true });
  const steps = [await step("format and lint", "biome", ["ci", "--error-on-warnings"])];
  steps.push(await step("types", "tsc", ["--noEmit"]));
  const part = isQuick ? ["--project=unit"] : [];
  const vitest = ["run", "--reporter=default", "--reporter=./e2e/vitest-tally.ts", ...part];
  const read = () => readVitestTally(vitestTallyPath);
  if (isQuick) steps.push(await step("unit and integration tests", "vitest", vitest, { read }));
  else {
    // The tests mostly wait, for a database or a clock; meanwhile the build has the processor.
    const building = step("build", "next", ["build"], { isHeldBack: true });
    steps.push(await step("unit and integration tests", "vitest", vitest, { read }));
    const build = await building;
    steps.push(build);
    if (build.failures.length === 0) steps.push(await browse());
  }
  const { passed, failures, skipped, unsteady } = addTallies(...steps);
  for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason})`);
  for (const name of unsteady) console.log(`UNSTEADY: ${name} (failed first, passed when tried again)`);
  for (const name of failures) console.log(`FAILED: ${name}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
});

async function browse(): Promise<Tally> {
  process.env.PARLEY_E2E_PORT ||= String(await freePortFrom(3107));
  return step("browser tests", "playwright", ["test"], { read: () => readPlaywrightTally(playwrightReport) });
}

/** `isHeldBack`: what it prints comes at its end, so that two steps at once can be read. */
type Manner = { read?: () => Tally; isHeldBack?: boolean };

async function step(title: string, bin: string, args: string[], manner: Manner = {}): Promise<Tally> {
  const startedAt = Date.now();
  if (!manner.isHeldBack) console.log(`\n── ${title}`);
  const { code, output } = await run(bin, args, manner.isHeldBack === true);
  if (manner.isHeldBack) console.log(`\n── ${title}\n${output}`);
  const tally = manner.read?.() ?? nothing;
  console.log(
    `── ${title}: ${code === 0 ? "ok" : "FAILED"} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  return code !== 0 && tally.failures.length === 0 ? { ...tally, failures: [title] } : tally;
}

const programs = resolve("node_modules/.bin");

function run(
  program: string,
  args: string[],
  isHeldBack: boolean,
): Promise<{ code: number; output: string }> {
  // The pinned Node is among the programs, and comes before the machine's own.
  const env = {
    ...process.env,
    PATH: `${programs}${delimiter}${process.env.PATH ?? ""}`,
    NEXT_TELEMETRY_DISABLED: "1",
    PARLEY_TYPES_ARE_CHECKED: "1",
  };
  const child = spawn(program, args, {
    env,
    stdio: isHeldBack ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    timeout: stepLimitMs,
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part: Buffer) => output.push(part));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}
