import { after } from "next/server";
import { env } from "@/lib/env";
import { startCarrierPump } from "@/lib/sandbox/pump";
import { forwardToInngest } from "./forward-wakes";
import { startLoop } from "./loop";

/** What a server process does beside answering requests. A wrong environment ends it with one clear error. */
export async function startServer(): Promise<void> {
  try {
    const { jobs, isSandbox } = env();
    if (isSandbox) startCarrierPump();
    if (jobs === "inngest") forwardToInngest(keepAlive);
    if (jobs === "embedded") await startLoop();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** A serverless platform stops the clock once a request is answered, unless it is told to wait. */
function keepAlive(sending: Promise<void>): void {
  try {
    after(sending);
  } catch {
    // No request caused it, so no answer ends it.
  }
}
