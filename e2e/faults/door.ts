/**
 * The doors that the fault tests knock on, served by a small HTTP server instead of Next: the same route handlers,
 * no build needed, and nothing between them and a SIGKILL. `tsx e2e/faults/door.ts <port>`
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { NextRequest } from "next/server";
import { POST as sendMessage } from "@/app/api/v1/messages/route";
import { POST as takeInbound } from "@/app/api/webhooks/twilio/inbound/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { runScript } from "@/db/run-script";
import { env } from "@/lib/env";

type Route = (
  request: NextRequest,
  args: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

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

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
  const route = routes[`${incoming.method} ${url.pathname}`];
  if (!route) return void outgoing.writeHead(404).end();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const request = new NextRequest(url, {
    method: incoming.method ?? "POST",
    headers,
    body: Buffer.concat(chunks),
  });
  const response = await route(request, { params: Promise.resolve({}) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

runScript(import.meta.url, async () => {
  const port = Number(process.argv[2]);
  if (env().jobs === "inngest") await openToInngest();
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  process.once("SIGTERM", () => process.exit(0));
  console.log(`door ${port}`);
});
