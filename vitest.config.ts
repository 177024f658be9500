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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ["db/testing-setup.ts"],
  },
});
