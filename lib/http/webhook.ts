import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { Problem } from "@/lib/errors";
import { problemResponse, toProblem } from "./problem-response";
import { hasRoom, takeToken } from "./rate-limit";
import { readText } from "./read-body";

const FORM_LIMIT = 64 * 1024;

/**
 * A door that a provider calls: reads the form, has its signature checked, runs the handler. A bad signature is 403
 * and writes nothing; failed ones are limited per address, a validly signed call never is.
 */
export function webhook<V>(
  verify: (request: Request, form: string) => Promise<V | null>,
  handle: (verified: V, form: string, request: NextRequest) => Promise<Response>,
) {
  return async (request: NextRequest): Promise<Response> => {
    const requestId = randomUUID();
    try {
      const form = await readText(request, FORM_LIMIT);
      const verified = await verify(request, form);
      if (!verified) {
        const address = addressOf(request);
        if (!(await hasRoom("bad_signature", address))) throw tooMany();
        await takeToken("bad_signature", address);
        throw new Problem(403, "invalid_signature", "The signature does not fit this request.");
      }
      return await handle(verified, form, request);
    } catch (error) {
      return problemResponse(toProblem(error, { requestId, route: "webhook" }), requestId);
    }
  };
}

const tooMany = () =>
  new Problem(429, "rate_limited", "Too many requests with a bad signature.", { retryAfterSeconds: 60 });

/** The caller's address as the proxy before us tells it (its last entry); only for counting failures. */
const addressOf = (request: Request): string =>
  request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ||
  request.headers.get("x-real-ip") ||
  "direct";
