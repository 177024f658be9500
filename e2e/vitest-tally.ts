import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { nameWithError, type Tally } from "./tally";

/** Where the tally of the last vitest run is written. */
export const vitestTallyPath = "test-results/vitest.json";

/** Counts what vitest ran, and keeps the reasons of what it skipped, which its own JSON reporter drops. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const skipped: Tally["skipped"] = [];
    const unsteady: string[] = [];
    const failures = unhandledErrors.map((error) =>
      nameWithError(
        "an error outside any test",
        error instanceof Object ? Reflect.get(error, "message") : undefined,
      ),
    );
    let passed = 0;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        const broken = nameWithError(name, result.errors?.[0]?.message);
        if (result.state === "passed") {
          passed++;
          if (test.diagnostic()?.flaky) unsteady.push(broken);
        } else if (result.state === "skipped") {
          skipped.push({ name, reason: result.note ?? "no reason given" });
        } else failures.push(broken);
      }
      // A file that breaks before its first test runs none and must still count.
      for (const error of module.errors()) failures.push(`${module.relativeModuleId}: ${error.message}`);
    }
    const tally: Tally = { passed, failures, skipped, unsteady };
    mkdirSync(dirname(vitestTallyPath), { recursive: true });
    writeFileSync(vitestTallyPath, JSON.stringify(tally));
  }
}
