import { pathToFileURL } from "node:url";

/**
 * Runs `main` when the module at `moduleUrl` is the program that was started, not when it is imported.
 * A failure prints its sentence, without a stack unless DEBUG is set, and exits with 1.
 */
export function runScript(moduleUrl: string, main: () => Promise<void>): void {
  const program = process.argv[1];
  if (!program || pathToFileURL(program).href !== moduleUrl) return;
  // A turn later, so that a script may stand above the constants it uses.
  setImmediate(() => {
    main().catch((error: unknown) => {
      console.error(process.env.DEBUG || !(error instanceof Error) ? error : error.message);
      process.exitCode = 1;
    });
  });
}
