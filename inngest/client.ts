import { Inngest } from "inngest";
import { log } from "@/lib/log";

/** Events are sent with a short limit: an engine that is down must never hold up a request. */
export const inngest = new Inngest({
  id: "parley",
  logger: log,
  fetch: (input: RequestInfo | URL, init?: RequestInit) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(3_000) }),
});
