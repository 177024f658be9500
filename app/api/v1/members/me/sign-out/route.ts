import { z } from "zod";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { endOwnSessions } from "@/lib/workspaces/end-own-sessions";

/** PATCH, so that no Idempotency-Key keeps the new cookie. The caller's own session goes on. */
export const PATCH = endpoint(
  {
    summary: "Sign oneself out on every other device",
    scope: "members:read",
    body: z.strictObject({}),
    status: 204,
  },
  async ({ actor }) => {
    const session = await endOwnSessions(actor);
    return new Response(null, { status: 204, headers: { "Set-Cookie": await sessionCookie(session) } });
  },
);

export const OPTIONS = preflight;
