import { closePool } from "@/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { startLoop } from "./loop";

/** `npm run worker`: the job loop as its own process. SIGTERM ends it after the calls in flight. */
async function main(): Promise<void> {
  env();
  const loop = await startLoop();
  const stop = async () => {
    await loop.stop();
    await closePool();
    log.info({ cpu: process.cpuUsage() }, "worker stopped");
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
