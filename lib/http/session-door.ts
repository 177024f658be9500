import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { env } from "@/lib/env";
import { notFound, Problem } from "@/lib/errors";
import { problemResponse, toProblem } from "./problem-response";
import { parseJson, readText } from "./read-body";

type RouteArgs = { params: Promise<{ nextauth: string[] }> };

/** The part of next-auth that signing in and out needs; the rest (client logs, provider pages) stays shut. */
const open = new Set(["GET csrf", "GET session", "GET signin", "POST callback/credentials", "POST signout"]);

/**
 * Stands before next-auth: only the open actions, small well-formed bodies, no foreign origin. What next-auth would
 * answer with a 500 never reaches it.
 */
export function sessionDoor(handle: (request: NextRequest, args: RouteArgs) => Promise<Response>) {
  return async (request: NextRequest, args: RouteArgs): Promise<Response> => {
    const requestId = randomUUID();
    try {
      const action = `${request.method} ${(await args.params).nextauth.join("/")}`;
      if (!open.has(action)) throw notFound();
      const answer = await handle(request.method === "POST" ? await checked(request) : request, args);
      answer.headers.set("Cache-Control", "private, no-store");
      return answer;
    } catch (error) {
      return problemResponse(toProblem(error, { requestId, route: "sign-in" }), requestId);
    }
  };
}

async function checked(request: NextRequest): Promise<NextRequest> {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== new URL(env().PARLEY_PUBLIC_URL).origin) {
    throw new Problem(403, "foreign_origin", "This request did not come from Parley's own pages.");
  }
  const text = await readText(request, 16 * 1024);
  const isForm =
    request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : parseJson(request, text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Problem(422, "validation_failed", "Send an object with email, password and csrfToken.");
  }
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  return new NextRequest(request.url, { method: "POST", headers, body: JSON.stringify(body) });
}
