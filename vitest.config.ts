import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { unitTests } from "./e2e/unit-tests";

const unit = unitTests();

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    exclude: ["node_modules", ".next"],
    // Most of them wait for a database or a clock, so three go side by side even on two cores.
    maxWorkers: 3,
    // A busy machine makes a slow test, not a wrong one.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What needs its second try is named at the end of the run: it is unsteady, and somebody should look.
    retry: 1,
    projects: [
      // Pure functions have nothing to keep apart, so they share what was loaded.
      { extends: true, test: { name: "unit", include: unit, isolate: false } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{app,components,db,e2e,inngest,lib}/**/*.test.ts"],
          exclude: ["node_modules", ".next", ...unit],
          globalSetup: ["db/testing-setup.ts"],
        },
      },
    ],
  },
});
