import { asOwner } from "@/db/client";
import { beforeClose } from "@/db/pool";
import { log } from "@/lib/log";

/** What can wake a job. Events only say "look now"; truth stays in rows, so a lost one costs time, never a message. */
export const wakeEvents = [
  "message/queued",
  "provider/event",
  "message/unconfirmed",
  "message/unreached",
  "import/waiting",
  "campaign/waiting",
  "booking/changed",
  "opening/changed",
  "conversation/waiting",
] as const;
export type WakeEvent = (typeof wakeEvents)[number];

type Listener = (event: WakeEvent) => void;
type Home = {
  pending: Set<WakeEvent>;
  timer: NodeJS.Timeout | null;
  listeners: Set<Listener>;
  remote: Listener | null;
};

const home = globalThis as typeof globalThis & { parleyWake?: Home };

function state(): Home {
  if (!home.parleyWake) {
    home.parleyWake = { pending: new Set(), timer: null, listeners: new Set(), remote: null };
    beforeClose(flush);
  }
  return home.parleyWake;
}

export const wakeChannel = "parley_wake";

/**
 * Tells the jobs, after commit, that there is work: at once inside this process, within 20 ms to others by NOTIFY
 * (one for many, because a NOTIFY takes a lock that all commits share), and to Inngest where it is set up.
 * Never waited for, never fails the caller.
 */
export function wake(event: WakeEvent): void {
  const here = state();
  for (const listener of here.listeners) listener(event);
  here.remote?.(event);
  here.pending.add(event);
  here.timer ??= setTimeout(flush, 20);
}

/** Jobs of this process listen here. @returns a function that stops listening. */
export function onWake(listener: Listener): () => void {
  state().listeners.add(listener);
  return () => state().listeners.delete(listener);
}

/** Where events go beside PostgreSQL, told at once and in the request that woke: Inngest, when it is configured. */
export function forwardWakes(listener: Listener): void {
  state().remote = listener;
}

function flush(): void {
  const here = state();
  if (here.timer) clearTimeout(here.timer);
  here.timer = null;
  const events = [...here.pending];
  here.pending.clear();
  for (const event of events) {
    asOwner((sql) => sql.notify(wakeChannel, event)).catch((err: unknown) =>
      log.warn({ err, event }, "wake not announced; the timer will find the work"),
    );
  }
}
