import { env } from "@/lib/env";

/** CORS for the origins that were named, for keys only: credentials (cookies) are never allowed. */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get("origin");
  if (!origin || !env().PARLEY_CORS_ORIGINS.includes(origin)) return {};
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": "X-Request-Id, RateLimit, Retry-After, Idempotency-Replayed",
    Vary: "Origin",
  };
}

/** Answers a browser's preflight. Every API route exports it as OPTIONS. */
export function preflight(request: Request): Response {
  const cors = corsHeaders(request);
  const allowed: Record<string, string> =
    "Access-Control-Allow-Origin" in cors
      ? {
          "Access-Control-Allow-Methods": "GET, POST, PATCH, DELETE",
          "Access-Control-Allow-Headers":
            "Content-Type, X-API-Key, Authorization, Idempotency-Key, X-Request-Id",
          "Access-Control-Max-Age": "600",
        }
      : {};
  return new Response(null, { status: 204, headers: { ...cors, ...allowed } });
}
