import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { currentUser } from "@/lib/auth/page-session";
import { env } from "@/lib/env";
import { forbidden, notFound, Problem } from "@/lib/errors";
import { problemResponse, toProblem } from "@/lib/http/problem-response";
import { parseJson, readText } from "@/lib/http/read-body";
import { idParams, parseBody } from "@/lib/http/validate";
import { listVisibleSenders, type VisibleSender } from "@/lib/sandbox/visible-senders";

type Visit<B> = {
  senders: VisibleSender[];
  body: B;
  phoneId: number;
  by: { id: number; name: string };
};
type RouteArgs = { params: Promise<Record<string, string | string[]>> };

/**
 * A door of the phones page: a signed-in member, and only the business numbers of their own workspaces.
 * These calls span workspaces, so they name none; each number is checked against membership on every call.
 */
export function memberEndpoint<B, R>(
  spec: { body?: z.ZodType<B>; hasPhone?: boolean; status?: number },
  handle: (visit: Visit<B>) => Promise<R>,
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
      const phoneId = spec.hasPhone ? parsePhoneId(await args.params) : 0;
      const text = spec.body ? parseJson(request, await readText(request, 16_384)) : undefined;
      const body = parseBody(spec.body, text) as B;
      const senders = await listVisibleSenders(places);
      const by = { id: user.userId, name: user.name };
      return Response.json(await handle({ senders, body, phoneId, by }), {
        status: spec.status ?? 200,
        headers,
      });
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
