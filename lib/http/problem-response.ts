import { isConnectionLoss, sqlState } from "@/db/errors";
import { Problem } from "@/lib/errors";
import { log } from "@/lib/log";

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Unauthorized",
  402: "Cap reached",
  403: "Forbidden",
  404: "Not found",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Unprocessable content",
  429: "Too many requests",
  503: "Service unavailable",
};

/** SQLSTATE classes that mean "ask again shortly": connection loss, deadlock, resources, locks, shutdown, timeout. */
const transient = /^(08|40|53|55|57)/;

/** Any thrown value as a Problem. What is not one of ours is logged whole and told to nobody. */
export function toProblem(error: unknown, context: { requestId: string; route: string }): Problem {
  if (error instanceof Problem) return error;
  const state = sqlState(error);
  if (state?.startsWith("22")) {
    return new Problem(422, "validation_failed", "A value has characters or a size that cannot be stored.");
  }
  log.error({ err: error, sqlState: state, ...context }, "request failed");
  if ((state && transient.test(state)) || isConnectionLoss(error)) {
    return new Problem(503, "unavailable", "The service is busy. Try again in a moment.", {
      retryAfterSeconds: 2,
    });
  }
  return new Problem(500, "internal", "Something went wrong on our side. The request id helps us find it.");
}

/** RFC 9457 answer. Never a stack, a phone, SQL or a hint of what exists. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const { errors, retryAfterSeconds, message_id, alternatives, headers } = problem.extra;
  const title = titles[problem.status] ?? "Internal error";
  return Response.json(
    {
      type: `https://parley.dev/problems/${problem.code}`,
      title,
      status: problem.status,
      detail: problem.detail,
      code: problem.code,
      request_id: requestId,
      ...(errors ? { errors } : {}),
      ...(message_id === undefined ? {} : { message_id }),
      ...(alternatives ? { alternatives } : {}),
    },
    {
      status: problem.status,
      headers: {
        "Content-Type": "application/problem+json",
        ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
        ...headers,
      },
    },
  );
}
