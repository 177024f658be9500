/**
 * The doors that the fault tests knock on, served by a small HTTP server instead of Next: the same route handlers,
 * no build needed, and nothing between them and a SIGKILL. `tsx e2e/faults/door.ts <port>`
 */
import { createServer } from "node:http";
import { POST as sendMessage } from "@/app/api/v1/messages/route";
import { POST as takeInbound } from "@/app/api/webhooks/twilio/inbound/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { runScript } from "@/db/run-script";
import { env } from "@/lib/env";
import { answerRoute, type Route } from "@/lib/http/node-route";

const MAX_BYTES = 8 * 1024 * 1024;

const routes: Record<string, Route | undefined> = {
  "POST /api/v1/messages": sendMessage,
  "POST /api/webhooks/twilio/inbound": takeInbound,
  "POST /api/webhooks/twilio/status": takeStatus,
};

/** Loaded only where it is used: it brings every job along. */
async function openToInngest(): Promise<void> {
  const { PUT, POST } = await import("@/app/api/inngest/route");
  const { forwardToInngest } = await import("@/inngest/forward-wakes");
  Object.assign(routes, { "PUT /api/inngest": PUT, "POST /api/inngest": POST });
  forwardToInngest();
}

runScript(import.meta.url, async () => {
  const port = Number(process.argv[2]);
  if (env().jobs === "inngest") await openToInngest();
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url?.split("?")[0];
    const route = routes[`${incoming.method} ${path}`];
    if (!route) return void outgoing.writeHead(404).end();
    answerRoute(route, incoming, outgoing, MAX_BYTES).catch(() => outgoing.destroy());
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  process.once("SIGTERM", () => process.exit(0));
  console.log(`door ${port}`);
});
