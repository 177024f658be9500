import { hashPassword, passwordFits } from "@/lib/auth/password";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { signInThrottle as throttle } from "@/lib/http/sign-in-throttle";
import { changePassword } from "@/lib/workspaces/change-password";
import { changePasswordInput } from "@/lib/workspaces/members-schema";

/** PATCH, so that no Idempotency-Key keeps a trace of the body. The caller's own session goes on. */
export const PATCH = endpoint(
  { summary: "Change one's own password", scope: "members:read", body: changePasswordInput, status: 204 },
  async ({ actor, body }) => {
    const session = await changePassword(actor, body, { hashPassword, passwordFits, throttle });
    return new Response(null, { status: 204, headers: { "Set-Cookie": await sessionCookie(session) } });
  },
);

export const OPTIONS = preflight;
