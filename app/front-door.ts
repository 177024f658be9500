import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { answerCall } from "@/lib/http/node-call";
import { answerRoute } from "@/lib/http/node-route";
import { log } from "@/lib/log";
import { POST as sendMessage } from "./api/v1/messages/route";
import { doors } from "./api/webhooks/twilio/doors";
import { answerScript } from "./small-scripts";

/** Longer bodies, and those that don't say how long they are, are Next's to read. */
const MAX_BYTES = 256 * 1024;
const sends = new Set(["/api/v1/messages", "/api/v1/sms/send"]);
const started = "http.server.request.start";

/**
 * Finding its way through Next costs a request several times what a receipt's own work does. So what comes by the
 * hundred a second, receipts, customers' texts and sends with a key, is answered before Next's router by the very same
 * doors, and the build's scripts go out smaller than Next can; all else goes on to it. Where no server of node:http runs, Next's own routes answer everything.
 */
export function openFrontDoor(): void {
  const stand = (message: unknown) => {
    const server = serverOf(message);
    if (!server) return;
    unsubscribe(started, stand);
    const behind = server.listeners("request");
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      const answered = answer(request, response);
      if (!answered) for (const listener of behind) listener.call(server, request, response);
      answered?.catch((err: unknown) => {
        log.error({ err }, "an answer could not be written");
        response.destroy();
      });
    });
  };
  // Told before a server's listeners are, the first request included.
  subscribe(started, stand);
}

function answer(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
  const target = request.url ?? "/";
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  if (request.method === "GET") return answerScript(path, request, response) ? Promise.resolve() : null;
  if (request.method !== "POST") return null;
  const door = doors.get(path);
  if (door) return answerCall(door, request, response);
  if (!sends.has(path) || !hasKey(request) || !isShort(request)) return null;
  return answerRoute(sendMessage, request, response, MAX_BYTES);
}

/** Cookies are read by Next alone. */
const hasKey = ({ headers }: IncomingMessage): boolean =>
  headers["x-api-key"] !== undefined || headers.authorization !== undefined;

const isShort = ({ headers }: IncomingMessage): boolean => Number(headers["content-length"]) <= MAX_BYTES;

function serverOf(message: unknown): Server | null {
  if (typeof message !== "object" || message === null || !("server" in message)) return null;
  return message.server instanceof Server ? message.server : null;
}
