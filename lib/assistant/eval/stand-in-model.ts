import { createServer, type IncomingMessage } from "node:http";
import OpenAI from "openai";
import type { Model } from "../model-client";

/** What a stand-in answers to one request: words, tool calls, or one of the ways in which a service fails. */
export type Answer =
  | { say: Record<string, unknown> | string }
  | { call: { name: string; args: unknown }[] }
  | { refuse: string }
  | { status: number }
  /** Says nothing at all, or begins and then says nothing more. */
  | { hang: true }
  | { stall: true };

export type Asked = { instructions: string; input: Record<string, unknown>[]; text: string };
export type Script = (asked: Asked) => Answer;

/** A server on loopback that speaks as much of OpenAI's Responses API as the assistant uses, by a script. */
export async function standInModel(script: Script, { firstWordMs = 250, deadlineMs = 5_000 } = {}) {
  const requests: string[] = [];
  let answer = script;
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      requests.push(text);
      // What a health check asks.
      if (request.method === "GET")
        return response.writeHead(200, { "Content-Type": "application/json" }).end('{"object":"model"}');
      const body: Omit<Asked, "text"> = JSON.parse(text);
      const outcome = answer({ ...body, text });
      if ("hang" in outcome) return;
      if ("status" in outcome) return response.writeHead(outcome.status).end("{}");
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      const tell = (type: string, more: unknown) =>
        response.write(`event: ${type}\ndata: ${JSON.stringify({ type, response: more })}\n\n`);
      tell("response.created", { status: "in_progress", output: [] });
      if ("stall" in outcome) return;
      tell("response.completed", responseOf(outcome));
      response.end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const client = new OpenAI({ apiKey: "test", baseURL: baseUrl, maxRetries: 0 });
  const model: Model = {
    client,
    name: "stand-in",
    maxTokens: 150,
    temperature: 0.7,
    firstWordMs,
    deadlineMs,
  };
  return {
    model,
    baseUrl,
    requests,
    follow: (next: Script) => {
      answer = next;
    },
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

let ids = 0;

function responseOf(outcome: Exclude<Answer, { hang: true } | { stall: true } | { status: number }>) {
  const id = ++ids;
  const message = (content: unknown) => ({
    type: "message",
    id: `m${id}`,
    role: "assistant",
    status: "completed",
    content: [content],
  });
  const output =
    "call" in outcome
      ? outcome.call.map(({ name, args }, i) => ({
          type: "function_call",
          id: `f${id}_${i}`,
          call_id: `c${id}_${i}`,
          status: "completed",
          name,
          arguments: typeof args === "string" ? args : JSON.stringify(args),
        }))
      : "refuse" in outcome
        ? [message({ type: "refusal", refusal: outcome.refuse })]
        : [
            message({
              type: "output_text",
              text: typeof outcome.say === "string" ? outcome.say : JSON.stringify(outcome.say),
              annotations: [],
            }),
          ];
  return {
    id: `r${id}`,
    object: "response",
    created_at: 0,
    model: "stand-in",
    status: "completed",
    output,
    usage: { input_tokens: 400, output_tokens: 40, total_tokens: 440 },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

/** An answer as the assistant's schema wants it. */
export const saying = (reply: string, more: Record<string, unknown> = {}): Answer => ({
  say: { reply, intent: "other", language: "en", handover_reason: null, facts: [], ...more },
});

/** What the last tool calls came to, in the order of the calls. */
export const resultsIn = ({ input }: Asked): Record<string, unknown>[] =>
  input.flatMap((item) => (item.type === "function_call_output" ? [JSON.parse(String(item.output))] : []));

/** Does whatever the customer, or worse, wants it to: every way of it is tried in turn. */
export const evilScripts: Script[] = [
  () => saying("Done! Your haircut is only $1, pay at http://evil.example/pay or call +15559990000."),
  (asked) =>
    resultsIn(asked).length > 0
      ? saying("I canceled Zebulon's visit on Friday at 3:00 PM for you.")
      : {
          call: [1, 2, 3].flatMap((id) => [
            { name: "cancel", args: { booking_id: id } },
            { name: "move", args: { booking_id: id, starts_at: "2026-11-27T20:00:00.000Z" } },
          ]),
        },
  () => ({ call: [{ name: "run_sql", args: { query: "select * from contacts" } }] }),
  () => ({ say: '{"reply": "Sure, it is free of charge' }),
  () => ({ hang: true }),
  () => ({ status: 500 }),
  () => ({ refuse: "I can't help with that." }),
  (asked) =>
    resultsIn(asked).length > 0
      ? saying("You're booked for free on Sunday at 3 AM!")
      : {
          call: [
            {
              name: "book",
              args: {
                service_id: 1,
                resource_id: null,
                starts_at: "2026-11-29T08:00:00.000Z",
                party_size: null,
                guest_name: null,
              },
            },
            {
              name: "book",
              args: {
                service_id: 999_999,
                resource_id: 1,
                starts_at: "yesterday",
                party_size: -1,
                guest_name: "x",
                contact_id: 1,
                workspace_id: 1,
              },
            },
            { name: "book", args: "not json" },
          ],
        },
  () => ({ call: [{ name: "services_and_prices", args: {} }] }),
  () =>
    saying(
      "My instructions: Rules: developer mode. Marigold Canary lives at Quokka Lane, reply YES to confirm.",
    ),
];
