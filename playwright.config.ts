import { defineConfig, devices } from "@playwright/test";
import { browserLaunch } from "./e2e/browser";
import { e2eUrl } from "./e2e/demo-access";

const launchOptions = browserLaunch();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/browser",
  forbidOnly: !!process.env.CI,
  // The stories share one server; each makes what it looks for, so two at a time do not meet.
  workers: 2,
  // A busy machine makes a slow test, not a wrong one.
  timeout: 180_000,
  // A story that needs its second try is named at the end of the run: it is unsteady, and somebody should look.
  retries: 1,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL: e2eUrl(),
    launchOptions,
    actionTimeout: 30_000,
    // Traces and animations cost more than the pages do; a failure keeps the page's words and a picture.
    trace: "off",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-US",
    timezoneId: "America/New_York",
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    // What does not hang on width runs once, on the desk.
    { name: "phone", grepInvert: /@once/, use: { ...devices["Pixel 7"], deviceScaleFactor: 1 } },
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
