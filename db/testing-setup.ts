import { mkdirSync, realpathSync } from "node:fs";
import { joinUsers } from "./embedded";

/** Where the tests' own PostgreSQL lives, apart from the one of `npm run dev`. */
export function testDataDir(): string {
  const directory = process.env.PARLEY_TEST_DATA_DIR || ".data/test";
  mkdirSync(directory, { recursive: true });
  return realpathSync(directory);
}

/**
 * Vitest's global set-up. Starts nothing: the first test file that asks for a database does. Only keeps the server
 * running until the whole run is over, and stops it then unless another run needs it.
 */
export default function setup(): () => Promise<void> {
  return joinUsers(testDataDir());
}
