/**
 * `npm run ingest`: takes Twilio's webhooks in on `PORT`, and nothing else, for installations whose receipts outgrow
 * one Next process. The same doors, without what a page needs around them; point the paths of `doors.ts` here.
 */
import { createServer, type IncomingMessage } from "node:http";
// biome-ignore lint/style/noRestrictedImports: a process of its own closes what Next would close.
import { closePool } from "@/db/pool";
import { forwardToInngest } from "@/inngest/forward-wakes";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { answerCall } from "@/lib/http/node-call";
import { refusal, type WebhookDoor } from "@/lib/http/webhook";
import { log } from "@/lib/log";
import { doors } from "./doors";

/** Calls that are not answered by then are cut; Twilio gives up after fifteen seconds. */
const LAST_CALLS_MS = 15_000;

async function main(): Promise<void> {
  const { jobs, PORT } = env();
  if (jobs === "inngest") forwardToInngest();
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
    answerCall(doorOf(request), request, response, () => !server.listening).catch(() => response.destroy());
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(PORT, process.env.HOST || "0.0.0.0", done);
  });
  console.log(`ingest listens on ${PORT}`);
  const stop = () => {
    // What was taken in is answered first; idle connections end at once.
    server.close(async () => {
      await closePool();
      log.info("ingest stopped");
      process.exit(0);
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), LAST_CALLS_MS).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function doorOf({ method, url = "/" }: IncomingMessage): WebhookDoor {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  if (path === "/health/live" || path === "/api/health/live") return alive;
  const door = doors.get(path);
  if (!door) return refusing(new Problem(404, "not_found", "There is nothing here."));
  return method === "POST"
    ? door
    : refusing(new Problem(405, "method_not_allowed", "Only POST is taken here."));
}

const alive: WebhookDoor = async () => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: '{"status":"healthy"}',
});

const refusing =
  (problem: Problem): WebhookDoor =>
  () =>
    refusal(problem);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
