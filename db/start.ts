import { existsSync } from "node:fs";
import { readEnv } from "@/lib/env";
import { startEmbedded } from "./embedded";
import { migrate } from "./migrate";
import { onShutdown, startNext, stopNext } from "./next-process";
import { runScript } from "./run-script";
import { dataDir, loadEnvFiles } from "./target";

/** `npm start`: checks the settings, migrates and serves the production build. */
runScript(import.meta.url, async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  loadEnvFiles(false);
  const isEmbedded = process.env.PARLEY_EMBEDDED === "1" && !process.env.DATABASE_URL;
  // Settings are checked before anything starts; the embedded database's URL is known only after.
  checkSettings(isEmbedded ? { ...process.env, DATABASE_URL: "postgres://embedded" } : process.env);
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no production build yet. Run: npm run build");
  const server = isEmbedded ? await startEmbedded(dataDir()) : null;
  if (server) process.env.DATABASE_URL = server.ownerUrl;
  let stop = async (): Promise<void> => server?.stop();
  onShutdown(() => stop());
  try {
    await migrate(process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || "");
    const next = startNext("start", Number(process.env.PORT || 3000));
    stop = async () => {
      await stopNext(next);
      await server?.stop();
    };
    process.exitCode = await new Promise<number>((resolve) =>
      next.once("exit", (code) => resolve(code ?? 1)),
    );
  } finally {
    await stop();
  }
});

function checkSettings(source: Record<string, string | undefined>): void {
  try {
    readEnv(source);
  } catch (error) {
    const hints = [
      "Secrets: openssl rand -base64 32",
      "No database at hand: PARLEY_EMBEDDED=1 runs one on this machine",
    ];
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${hints.join("\n")}`, {
      cause: error,
    });
  }
}
