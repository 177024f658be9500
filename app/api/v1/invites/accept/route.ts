import { authenticatePerson, requireOwnOrigin } from "@/lib/auth/authenticate-session";
import { callerAddress } from "@/lib/auth/options";
import { hashPassword } from "@/lib/auth/password";
import { endpoint } from "@/lib/http/endpoint";
import { takeToken } from "@/lib/http/rate-limit";
import { acceptInvite } from "@/lib/workspaces/accept-invite";
import { acceptedInvite, acceptInviteInput } from "@/lib/workspaces/members-schema";

/** PATCH, so that no Idempotency-Key keeps a trace of the password. Tries are counted per address. */
export const PATCH = endpoint(
  {
    summary: "Accept an invitation",
    scope: "public",
    limit: "send",
    body: acceptInviteInput,
    response: acceptedInvite,
  },
  async ({ actor, body, request }) => {
    await takeToken("sign_in", `invite:${callerAddress(request)}`);
    requireOwnOrigin(request);
    const { token, account } = body;
    if (!account) {
      const { userId } = await authenticatePerson(request);
      return acceptInvite(token, { kind: "signed_in", userId }, actor.requestId);
    }
    const passwordHash = await hashPassword(account.password);
    return acceptInvite(token, { kind: "new", name: account.name, passwordHash }, actor.requestId);
  },
);
