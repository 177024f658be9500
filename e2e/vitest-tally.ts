import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import type { Tally } from "./tally";

/** Where the tally of the last vitest run is written. */
export const vitestTallyPath = "test-results/vitest.json";

/** Counts what vitest ran, and keeps the reasons of what it skipped, which its own JSON reporter drops. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tally: Tally = { passed: 0, failed: unhandledErrors.length, skipped: [], unsteady: [] };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") tally.passed++;
        else if (result.state === "skipped") {
          tally.skipped.push({
            name: `${module.relativeModuleId} > ${test.fullName}`,
            reason: result.note ?? "no reason given",
          });
        } else tally.failed++;
      }
      // A file that breaks before its first test runs none and must still count.
      tally.failed += module.errors().length;
    }
    mkdirSync(dirname(vitestTallyPath), { recursive: true });
    writeFileSync(vitestTallyPath, JSON.stringify(tally));
  }
}
