import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: [
      "lib/**/*.test.ts",
      "db/**/*.test.ts",
      "inngest/**/*.test.ts",
      "app/**/*.test.ts",
      "components/**/*.test.ts",
      "e2e/**/*.test.ts",
    ],
    exclude: ["node_modules", ".next"],
    // Most of them wait for a database or a clock, so three go side by side even on two cores.
    maxWorkers: 3,
    // A busy machine makes a slow test, not a wrong one.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What needs its second try is named at the end of the run: it is unsteady, and somebody should look.
    retry: 1,
    globalSetup: ["db/testing-setup.ts"],
  },
});
