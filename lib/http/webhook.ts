import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { Problem } from "@/lib/errors";
import { problemResponse, toProblem } from "./problem-response";
import { hasRoom, takeToken } from "./rate-limit";
import { readText } from "./read-body";

/** Longer forms are refused with 413. */
export const FORM_LIMIT = 64 * 1024;

/** What a provider asked, free of any server's classes. `target` is path and query as they were requested. */
export type Call = { target: string; form: string; header: (name: string) => string | null };
export type Answer = { status: number; headers: Record<string, string>; body: string | null };

/** Answers one call, whatever happens; the same under Next and in a process that does nothing else. */
export type WebhookDoor = (call: Call) => Promise<Answer>;

/**
 * A door that a provider calls: has the signature checked, runs the handler. A bad signature is 403 and writes
 * nothing; failed ones are limited per address, a validly signed call never is.
 */
export function webhookDoor<V>(
  verify: (call: Call) => Promise<V | null>,
  handle: (verified: V, call: Call) => Promise<Answer>,
): WebhookDoor {
  return async (call) => {
    try {
      const verified = await verify(call);
      if (!verified) {
        const address = addressOf(call);
        if (!(await hasRoom("bad_signature", address))) throw tooMany();
        await takeToken("bad_signature", address);
        throw new Problem(403, "invalid_signature", "The signature does not fit this request.");
      }
      return await handle(verified, call);
    } catch (error) {
      return refusal(error);
    }
  };
}

/** The door as a route handler of Next. */
export const asRoute =
  (door: WebhookDoor) =>
  async (request: NextRequest): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const call = { target: `${pathname}${search}`, header: (name: string) => request.headers.get(name) };
    const { status, headers, body } = await readText(request, FORM_LIMIT).then(
      (form) => door({ ...call, form }),
      refusal,
    );
    return new Response(body, { status, headers });
  };

/** What a call that failed is answered. */
export async function refusal(error: unknown): Promise<Answer> {
  const requestId = randomUUID();
  const response = problemResponse(toProblem(error, { requestId, route: "webhook" }), requestId);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

const tooMany = () =>
  new Problem(429, "rate_limited", "Too many requests with a bad signature.", { retryAfterSeconds: 60 });

/** The caller's address as the proxy before us tells it (its last entry); only for counting failures. */
const addressOf = ({ header }: Call): string =>
  header("x-forwarded-for")?.split(",").at(-1)?.trim() || header("x-real-ip") || "direct";
