import type { IncomingMessage, ServerResponse } from "node:http";
import { NextRequest } from "next/server";
import { env } from "@/lib/env";
import { readBody, writeAnswer } from "./node-call";
import { refusal } from "./webhook";

export type Route = (
  request: NextRequest,
  args: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

/** Has a route handler, one without parameters in its path, answer a request of node:http as it would under Next. */
export async function answerRoute(
  route: Route,
  incoming: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<void> {
  try {
    const body = await readBody(incoming, maxBytes);
    const url = new URL(incoming.url ?? "/", env().PARLEY_PUBLIC_URL);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const request = new NextRequest(url, { method: incoming.method ?? "POST", headers, body });
    const answer = await route(request, noParams);
    writeAnswer(response, {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: answer.body ? await answer.text() : null,
    });
  } catch (error) {
    writeAnswer(response, await refusal(error));
  }
}

const noParams = { params: Promise.resolve({}) };
