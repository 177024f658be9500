import { Inngest } from "inngest";

/** Events are sent with a short limit: an engine that is down must never hold up a request. */
export const inngest = new Inngest({
  id: "parley",
  checkpointing: { maxRuntime: "40s" },
  fetch: (input: RequestInfo | URL, init?: RequestInit) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(3_000) }),
});
