import { defineConfig, devices } from "@playwright/test";
import { browserLaunch } from "./e2e/browser";
import { e2eUrl } from "./e2e/demo-access";

const launchOptions = browserLaunch();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: !!process.env.CI,
  // The stories share one server and one salon; two at a time would read each other's texts.
  workers: 1,
  // A busy machine makes a slow test, not a wrong one.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL: e2eUrl(),
    launchOptions,
    trace: "retain-on-failure",
    locale: "en-US",
    timezoneId: "America/New_York",
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    { name: "phone", use: { ...devices["Pixel 7"] } },
  ],
  webServer: {
    command: "exec node --import tsx e2e/server.ts",
    url: `${e2eUrl()}/api/health/live`,
    timeout: 120_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
