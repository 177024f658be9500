import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient";
import { afterAll } from "vitest";
import { env } from "@/lib/env";
import { answerCarrierCall } from "./carrier-api";

export type Hook = {
  path: string;
  host: string;
  signature: string;
  token: string;
  form: Record<string, string>;
};

/**
 * The carrier's API and a business's webhooks on one local port, for tests. `hooks` collects what was posted.
 * Call it before anything reads the environment: it sets PORT and PARLEY_PUBLIC_URL.
 */
export async function carrierServer(): Promise<{ port: number; hooks: Hook[] }> {
  const hooks: Hook[] = [];
  const server = createServer((incoming, answer) => {
    const handle = incoming.url?.startsWith("/sandbox/") ? passOn : take;
    handle(incoming, answer).catch(() => answer.destroy());
  });
  async function take(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await readAll(incoming)));
    const header = (name: string) => String(incoming.headers[name] ?? "");
    const [host, signature, token] = [
      header("host"),
      header("x-twilio-signature"),
      header("i-twilio-idempotency-token"),
    ];
    hooks.push({ path: incoming.url ?? "", host, signature, token, form });
    answer.writeHead(204).end();
  }
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterAll(() => new Promise((closed) => server.close(closed).closeAllConnections()));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  process.env.PORT = String(address.port);
  process.env.PARLEY_PUBLIC_URL = "https://parley.example.test";
  return { port: address.port, hooks };
}

async function passOn(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const text = await readAll(incoming);
  const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const init = { method: incoming.method, headers, ...(text ? { body: text } : {}) };
  const response = await answerCarrierCall(
    new Request(`http://${incoming.headers.host}${incoming.url}`, init),
  );
  const body = Buffer.from(await response.arrayBuffer());
  answer.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
}

/** The real SDK, its host rewritten to the sandbox on `port`. */
export function sandboxClient(port: number, authToken = env().twilio.authToken): twilio.Twilio {
  class LocalClient extends twilio.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const uri = new URL(options.uri);
      return super.request<T>({
        ...options,
        uri: `http://127.0.0.1:${port}/sandbox${uri.pathname}${uri.search}`,
      });
    }
  }
  return twilio(env().twilio.accountSid, authToken, { httpClient: new LocalClient({ timeout: 5000 }) });
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  return text;
}
