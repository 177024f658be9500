import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

// Without windows first: the same engine for less work.
const installed = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const rootArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * How Playwright launches a browser here: one that the machine has, else Playwright's own, else Debian's, which root
 * can install. Throws with a sentence that says what to install; never downloads a browser from anywhere else.
 */
export function browserLaunch(): { executablePath: string; args: string[] } {
  const executablePath = findBrowser() ?? installDebianChromium();
  if (executablePath) return { executablePath, args: isRoot() ? rootArgs : [] };
  throw new Error(
    "The browser tests need Chrome or Chromium. Install one, for example: sudo apt-get install chromium",
  );
}

const findBrowser = (): string | undefined =>
  [...installed, chromium.executablePath()].find((path) => existsSync(path));

function installDebianChromium(): string | undefined {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return undefined;
  aptGet("update", "-q");
  for (const name of ["chromium-headless-shell", "chromium"])
    if (aptGet("install", "-y", "-q", "--no-install-recommends", name)) break;
  return findBrowser();
}

/** Whether it did what it was asked. */
function aptGet(...args: string[]): boolean {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    execFileSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
    return true;
  } catch {
    return false;
  }
}
