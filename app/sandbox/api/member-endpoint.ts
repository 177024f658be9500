import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { currentUser } from "@/lib/auth/page-session";
import { env } from "@/lib/env";
import { forbidden, notFound, Problem } from "@/lib/errors";
import { problemResponse, toProblem } from "@/lib/http/problem-response";
import { parseJson, readText } from "@/lib/http/read-body";
import { idParams, parseBody } from "@/lib/http/validate";
import type { PhoneFile } from "@/lib/sandbox/media";
import { listVisibleSenders, type VisibleSender } from "@/lib/sandbox/visible-senders";
import { readFileForm } from "./read-file-form";

type Visit<B> = {
  senders: VisibleSender[];
  body: B;
  phoneId: number;
  params: Record<string, string | string[]>;
  by: { id: number; name: string };
};
/** A phone sends words as JSON, and a file in a form beside the same fields. */
type FormVisit<B> = Visit<B> & { file: PhoneFile };
type RouteArgs = { params: Promise<Record<string, string | string[]>> };

/**
 * A door of the phones page: a signed-in member, and only the business numbers of their own workspaces.
 * These calls span workspaces, so they name none; each number is checked against membership on every call.
 */
export function memberEndpoint<B, R>(
  spec: Spec<B>,
  handle: (visit: Visit<B>) => Promise<R>,
): (request: Request, args: RouteArgs) => Promise<Response> {
  return door(spec, async (visit, request) => {
    const text = spec.body ? parseJson(request, await readText(request, 16_384)) : undefined;
    return handle({ ...visit, body: parseBody(spec.body, text) as B });
  });
}

/** The same for a form with one file in it. @throws Problem 400, 413 or 422 for what is none */
export function memberFileEndpoint<B, R>(
  spec: Spec<B>,
  handle: (visit: FormVisit<B>) => Promise<R>,
): (request: Request, args: RouteArgs) => Promise<Response> {
  return door(spec, async (visit, request) => {
    const { fields, file } = await readFileForm(request);
    return handle({ ...visit, body: parseBody(spec.body, fields) as B, file });
  });
}

type Spec<B> = { body?: z.ZodType<B>; hasPhone?: boolean; status?: number };

function door<R>(
  spec: Spec<unknown>,
  handle: (visit: Omit<Visit<never>, "body">, request: Request) => Promise<R>,
): (request: Request, args: RouteArgs) => Promise<Response> {
  return async (request, args) => {
    const requestId = randomUUID();
    const headers = { "X-Request-Id": requestId, "Cache-Control": "private, no-store" };
    try {
      if (!env().isSandbox) throw notFound();
      const user = await currentUser();
      if (!user) throw new Problem(401, "unauthorized", "Sign in to see the phones.");
      const isRead = request.method === "GET";
      if (!isRead) requireOwnOrigin(request);
      const places = user.memberships.filter(({ role }) => isRead || role !== "viewer");
      if (places.length === 0 && user.memberships.length > 0) throw forbidden("messages:write");
      const params = await args.params;
      const phoneId = spec.hasPhone ? parsePhoneId(params) : 0;
      const senders = await listVisibleSenders(places);
      const by = { id: user.userId, name: user.name };
      const answer = await handle({ senders, phoneId, params, by }, request);
      if (!(answer instanceof Response))
        return Response.json(answer, { status: spec.status ?? 200, headers });
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      return answer;
    } catch (error) {
      const answer = problemResponse(toProblem(error, { requestId, route: "sandbox phones" }), requestId);
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      return answer;
    }
  };
}

/** Anything that is no id answers like an id that does not exist. */
function parsePhoneId(params: Record<string, string | string[]>): number {
  const parsed = idParams.safeParse(params);
  if (!parsed.success) throw notFound();
  return parsed.data.id;
}

/** Cookies travel by themselves: a page elsewhere must not be able to make a phone talk. */
function requireOwnOrigin(request: Request): void {
  if (request.headers.get("origin") !== new URL(env().PARLEY_PUBLIC_URL).origin) {
    throw new Problem(403, "foreign_origin", "This request did not come from Parley's own pages.");
  }
}
