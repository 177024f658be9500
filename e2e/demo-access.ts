import { readFileSync } from "node:fs";
import { type DemoAccess, demoPath, demoShape } from "@/db/demo";

/** Where the browser tests' own server keeps its database, its secrets and its demo logins. */
export const e2eDataDir = (): string => process.env.PARLEY_E2E_DATA_DIR || ".data/e2e";

/** The address of the browser tests' own server. */
export const e2ePort = (): number => Number(process.env.PARLEY_E2E_PORT || 3107);
export const e2eUrl = (): string => `http://localhost:${e2ePort()}`;

/** Logins and API key of the server under test; it is seeded before the first spec runs. */
export function demoAccess(): DemoAccess {
  return demoShape.parse(JSON.parse(readFileSync(demoPath(e2eDataDir()), "utf8")));
}
