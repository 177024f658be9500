import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { forwardWakes, type WakeEvent } from "./events";
import { rouseTurns } from "./turn";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Sends this process's wake-ups to Inngest: the first at once, more of the same ever more rarely, none while this
 * process is at the job itself. A failure is logged, the heartbeat makes up for it.
 * @param keepAlive Told of each sending that a request caused, where the process may be frozen after its answer.
 */
export function forwardToInngest(keepAlive: (sending: Promise<void>) => void = () => {}): void {
  const lines = new Map<WakeEvent, Line>();
  forwardWakes((event) => {
    if (rouseTurns(event)) return;
    const line = lines.get(event) ?? { isWanted: false, sending: null };
    line.isWanted = true;
    lines.set(event, line);
    line.sending ??= sendWhileWanted(event, line);
    keepAlive(line.sending);
  });
}

type Line = { isWanted: boolean; sending: Promise<void> | null };

async function sendWhileWanted(event: WakeEvent, line: Line): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; line.isWanted; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    line.isWanted = false;
    await inngest
      .send({ name: event, data: {} })
      .catch((err: unknown) => log.warn({ err, event }, "wake not sent to Inngest"));
    await wait(pause, undefined, { ref: false });
  }
  line.sending = null;
}
