import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { isSecure, type SessionClaims } from "./authenticate-session";
import { SESSION_SECONDS } from "./options";

/** The `Set-Cookie` of a session, as signing in would write it: for a person whose epoch has just moved on. */
export async function sessionCookie({ userId, epoch }: SessionClaims): Promise<string> {
  const token = await encode({
    token: { sub: String(userId), epoch },
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  const name = `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_SECONDS}`;
  return `${name}=${token}; ${attributes}${isSecure() ? "; Secure" : ""}`;
}
