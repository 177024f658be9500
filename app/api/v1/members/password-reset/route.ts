import { requireOwnOrigin } from "@/lib/auth/authenticate-session";
import { callerAddress } from "@/lib/auth/options";
import { hashPassword } from "@/lib/auth/password";
import { endpoint } from "@/lib/http/endpoint";
import { takeToken } from "@/lib/http/rate-limit";
import { passwordWasReset, resetPasswordInput } from "@/lib/workspaces/members-schema";
import { resetPassword } from "@/lib/workspaces/reset-password";

/** PATCH, so that no Idempotency-Key keeps a trace of the password. Tries are counted per address. */
export const PATCH = endpoint(
  {
    summary: "Set a new password by link",
    scope: "public",
    limit: "send",
    body: resetPasswordInput,
    response: passwordWasReset,
  },
  async ({ actor, body, request }) => {
    await takeToken("sign_in", `reset:${callerAddress(request)}`);
    requireOwnOrigin(request);
    return resetPassword(body.token, () => hashPassword(body.password), actor.requestId);
  },
);
