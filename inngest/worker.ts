import { closePool } from "@/db/pool";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { startLoop } from "./loop";

/** Few connections, each used often: every new one reads and plans anew what the others know already. */
const POOL_SIZE = "6";

/** `npm run worker`: the job loop as its own process. SIGTERM ends it after the calls in flight. */
async function main(): Promise<void> {
  process.env.PARLEY_POOL_SIZE ??= POOL_SIZE;
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
