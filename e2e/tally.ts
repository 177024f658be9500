import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const tallyShape = z.object({
  passed: z.number(),
  /** Names of tests and files that failed, each with the first line of its error. */
  failures: z.array(z.string()),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** Names of tests that failed first, with the first line of the error, and passed when tried again; they are among the passed. */
  unsteady: z.array(z.string()),
});
export type Tally = z.infer<typeof tallyShape>;

export const nothing: Tally = { passed: 0, failures: [], skipped: [], unsteady: [] };

export function addTallies(...tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
    skipped: tallies.flatMap((tally) => tally.skipped),
    unsteady: tallies.flatMap((tally) => tally.unsteady),
  };
}

/** Reads what `e2e/vitest-tally.ts` wrote to `path`; nothing when it was not written. */
export function readVitestTally(path: string): Tally {
  return existsSync(path) ? tallyShape.parse(JSON.parse(readFileSync(path, "utf8"))) : nothing;
}

// Words for a terminal carry colors, which hide the words from whoever searches a log.
const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** `name`, and after a colon the first line of what broke it, so that the end of a long log tells enough. */
export function nameWithError(name: string, message: string | undefined): string {
  const line = message?.replace(colors, "").trim().split("\n")[0]?.slice(0, 300);
  return line ? `${name}: ${line}` : name;
}

const testShape = z.object({
  results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
  status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
  projectName: z.string(),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
});
const specShape = z.object({ title: z.string(), tests: z.array(testShape) });
const suiteShape = z.object({
  title: z.string(),
  specs: z.array(specShape),
  get suites() {
    return z.array(suiteShape).optional();
  },
});
const reportShape = z.object({ suites: z.array(suiteShape), errors: z.array(z.unknown()) });

/** Reads Playwright's JSON report at `path`; nothing when it was not written. What passed at a second try is named as unsteady. */
export function readPlaywrightTally(path: string): Tally {
  if (!existsSync(path)) return nothing;
  const report = reportShape.parse(JSON.parse(readFileSync(path, "utf8")));
  const counted = addTallies(...report.suites.map((suite) => countSuite(suite, [])));
  const failures = [...counted.failures, ...report.errors.map(() => "an error outside any story")];
  return { ...counted, failures };
}

function countSuite(suite: z.infer<typeof suiteShape>, parents: string[]): Tally {
  const path = [...parents, suite.title];
  const tests = suite.specs.flatMap((spec) =>
    spec.tests.map((test): Tally => {
      const name = [...path, spec.title, `[${test.projectName}]`].join(" > ");
      if (test.status === "expected") return { ...nothing, passed: 1 };
      const broken = nameWithError(name, test.results.flatMap(({ errors }) => errors)[0]?.message);
      if (test.status === "flaky") return { ...nothing, passed: 1, unsteady: [broken] };
      if (test.status === "unexpected") return { ...nothing, failures: [broken] };
      const reason = test.annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
      return { ...nothing, skipped: [{ name, reason: reason ?? "no reason given" }] };
    }),
  );
  return addTallies(...tests, ...(suite.suites ?? []).map((inner) => countSuite(inner, path)));
}
