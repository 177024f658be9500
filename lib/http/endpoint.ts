import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Actor, Scope } from "@/lib/actor";
import { authorize, platformActor } from "@/lib/actor";
import { authenticateKey, isPlatformKey, presentedKey } from "@/lib/auth/authenticate-key";
import { authenticateSession } from "@/lib/auth/authenticate-session";
import { notFound, Problem } from "@/lib/errors";
import { corsHeaders } from "./cors";
import { type Answer, claimKey, idempotencyHash, settleKey } from "./idempotency";
import { problemResponse, toProblem } from "./problem-response";
import { type Limit, takeToken } from "./rate-limit";
import { parseJson, readText } from "./read-body";
import { parseBody, parseParams, parseQuery } from "./validate";

export type Spec<P, Q, B, R> = {
  summary: string;
  /** `platform`: the operator's key, anything else is 404. */
  scope: Scope | "platform" | "public";
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** Instead of `body`, for what is too large for memory: takes the body in while it arrives. */
  receive?: (incoming: { actor: Actor; request: NextRequest; query: Q }) => Promise<Received<B>>;
  /** What `receive` takes, by content type, for the document. */
  accepts?: Record<string, z.ZodType>;
  response?: z.ZodType<unknown, R>;
  status?: number;
  limit?: Limit;
  maxBytes?: number;
  /** Top-level field of the answer that is shown once and never replayed. */
  secret?: string;
};

/** A body that was taken in. `digest` tells it from others; `release`, at the end, forgets what no handler took up. */
export type Received<B> = { body: B; digest: string; release: () => Promise<void> };

export type Context<P, Q, B> = { actor: Actor; params: P; query: Q; body: B; request: NextRequest };
type RouteArgs = { params: Promise<Record<string, string | string[]>> };
export type Handler = ((request: NextRequest, args: RouteArgs) => Promise<Response>) & { spec: AnySpec };
export type AnySpec = Spec<unknown, unknown, unknown, unknown>;

/**
 * A door of the REST API: credentials, scope, rate limit, idempotency, zod in, typed out, problems translated.
 * The same description feeds `/api/v1/openapi.json`. A handler parses nothing and calls one verb.
 */
export function endpoint<P = unknown, Q = unknown, B = unknown, R = unknown>(
  spec: Spec<P, Q, B, R>,
  handle: (context: Context<P, Q, B>) => Promise<NoInfer<R> | Response>,
): Handler {
  const run = async (request: NextRequest, args: RouteArgs): Promise<Response> => {
    const requestId = requestIdOf(request);
    const headers: Record<string, string> = {
      "X-Request-Id": requestId,
      "Cache-Control": "private, no-store",
      ...corsHeaders(request),
    };
    let received: Received<B> | undefined;
    try {
      const actor = await identify(request, spec.scope, requestId);
      Object.assign(headers, await takeToken(limitOf(spec, request), limitKey(actor, spec)));
      const keyHash = request.method === "POST" ? idempotencyHash(request) : null;
      if (spec.receive) {
        const query = parseQuery(spec.query, request) as Q;
        received = await spec.receive({ actor, request, query });
      }
      const text = received?.digest ?? (await textOf(request, spec.maxBytes));
      const perform = async (asActor: Actor) => {
        const params = parseParams(spec.params, await args.params);
        const query = parseQuery(spec.query, request);
        const body = received?.body ?? parseBody(spec.body, spec.body ? parseJson(request, text) : undefined);
        return handle({ actor: asActor, params: params as P, query: query as Q, body: body as B, request });
      };
      const answer =
        keyHash === null
          ? toResponse(await perform(actor), spec.status)
          : await once(actor, keyHash, text, spec, requestId, perform);
      return withHeaders(answer, headers);
    } catch (error) {
      const problem = toProblem(error, { requestId, route: spec.summary });
      return withHeaders(problemResponse(problem, requestId), headers);
    } finally {
      await received?.release();
    }
  };
  return Object.assign(run, { spec: spec as unknown as AnySpec });
}

const textOf = async (request: NextRequest, maxBytes = 256 * 1024): Promise<string> =>
  ["GET", "HEAD", "DELETE"].includes(request.method) ? "" : readText(request, maxBytes);

/** Runs a POST once per Idempotency-Key: an outcome that was committed is stored, and replayed word for word. */
async function once(
  actor: Actor,
  keyHash: string,
  text: string,
  spec: { status?: number; secret?: string },
  requestId: string,
  perform: (asActor: Actor) => Promise<unknown>,
): Promise<Response> {
  const claimed = await claimKey(actor.workspaceId, keyHash, text);
  if (claimed.answer) return replay(claimed.answer);
  try {
    const response = toResponse(await perform({ ...actor, idempotencyKey: claimed.rowKey }), spec.status);
    const body = await response.clone().text();
    await settleKey(actor.workspaceId, keyHash, {
      status: response.status,
      body: withoutSecret(body, spec.secret),
    });
    return response;
  } catch (error) {
    const problem = toProblem(error, { requestId, route: "idempotent" });
    await settleKey(actor.workspaceId, keyHash, await outcomeOf(problem, requestId));
    throw problem;
  }
}

/** A refusal that left a row behind is an outcome; other refusals free the key for a corrected try. */
async function outcomeOf(problem: Problem, requestId: string): Promise<Answer | "free" | "release"> {
  if (problem.status >= 500) return "release";
  if (problem.extra.message_id === undefined) return "free";
  return { status: problem.status, body: await problemResponse(problem, requestId).text() };
}

async function identify(
  request: NextRequest,
  scope: Spec<0, 0, 0, 0>["scope"],
  requestId: string,
): Promise<Actor> {
  const key = presentedKey(request);
  const nobody = platformActor(requestId);
  if (scope === "public") return nobody;
  if (scope === "platform") {
    if (key && isPlatformKey(key)) return nobody;
    if (key) await authenticateKey(key, requestId);
    else await authenticateSession(request, requestId).catch(rethrowUnlessSignedIn);
    throw notFound();
  }
  const actor = key ? await authenticateKey(key, requestId) : await authenticateSession(request, requestId);
  authorize(actor, scope);
  return actor;
}

/** Staff learn nothing of the operator's doors, not even that a workspace should be named. */
function rethrowUnlessSignedIn(error: unknown): void {
  if (!(error instanceof Problem) || error.status === 401) throw error;
}

const limitOf = (spec: { limit?: Limit }, request: Request): Limit =>
  spec.limit ?? (["GET", "HEAD"].includes(request.method) ? "read" : "config");

const limitKey = (actor: Actor, spec: { summary: string }) =>
  actor.kind === "platform" ? `platform:${spec.summary}` : `${actor.kind}:${actor.workspaceId}:${actor.id}`;

function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given && /^[A-Za-z0-9_-]{8,64}$/.test(given) && !/^\d+$/.test(given) ? given : randomUUID();
}

const toResponse = (result: unknown, status = 200): Response => {
  if (result instanceof Response) return result;
  return status === 204 ? new Response(null, { status }) : Response.json(result, { status });
};

const replay = ({ status, body }: Answer) =>
  new Response(body === "" ? null : body, {
    status,
    headers: {
      "Content-Type": status >= 400 ? "application/problem+json" : "application/json",
      "Idempotency-Replayed": "true",
    },
  });

function withoutSecret(body: string, field: string | undefined): string {
  if (!field || body === "") return body;
  const parsed: unknown = JSON.parse(body);
  return JSON.stringify({ ...(parsed as Record<string, unknown>), [field]: null });
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
