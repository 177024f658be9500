/**
 * `npm run ingest`: takes Twilio's webhooks in on `PORT`, and nothing else, for installations whose receipts outgrow
 * one Next process. The same doors, without what a page needs around them; point the paths of `doors.ts` here.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
// biome-ignore lint/style/noRestrictedImports: a process of its own closes what Next would close.
import { closePool } from "@/db/client";
import { forwardToInngest } from "@/inngest/forward-wakes";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { type Answer, FORM_LIMIT, refusal } from "@/lib/http/webhook";
import { log } from "@/lib/log";
import { doors } from "./doors";

/** Calls that are not answered by then are cut; Twilio gives up after fifteen seconds. */
const LAST_CALLS_MS = 15_000;

async function main(): Promise<void> {
  const { jobs, PORT } = env();
  if (jobs === "inngest") forwardToInngest();
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
    answer(request)
      .catch(refusal)
      .then((said) => write(response, said, !server.listening))
      .catch(() => response.destroy());
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

async function answer(request: IncomingMessage): Promise<Answer> {
  const target = request.url ?? "/";
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  if (path === "/health/live" || path === "/api/health/live")
    return { status: 200, headers: { "content-type": "application/json" }, body: '{"status":"healthy"}' };
  const door = doors.get(path);
  if (!door) throw new Problem(404, "not_found", "There is nothing here.");
  if (request.method !== "POST") throw new Problem(405, "method_not_allowed", "Only POST is taken here.");
  const form = await readForm(request);
  return door({
    target,
    form,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(",") : (value ?? null);
    },
  });
}

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > FORM_LIMIT)
      throw new Problem(413, "too_large", `The body may have at most ${FORM_LIMIT} bytes.`);
    chunks.push(chunk);
  }
  try {
    return utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  } catch {
    throw new Problem(400, "malformed_body", "The body is not valid UTF-8.");
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function write(response: ServerResponse, { status, headers, body }: Answer, isLast: boolean): void {
  response.writeHead(status, {
    ...headers,
    "cache-control": "private, no-store",
    ...(isLast ? { connection: "close" } : {}),
  });
  response.end(body ?? undefined);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
