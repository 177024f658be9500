import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { claimsOf, isSecure } from "./authenticate-session";
import { ownPath } from "./own-path";
import { signIn, type Throttle } from "./sign-in";

export const SESSION_SECONDS = 14 * 86_400;

/** How signing in works. The cookie says only who and which epoch; everything else is asked of the database each time. */
export function authOptions(throttle: Throttle): NextAuthOptions {
  const { origin } = new URL(env().PARLEY_PUBLIC_URL);
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/login", signOut: "/login", error: "/login" },
    providers: [
      Credentials({
        credentials: { email: { label: "Email" }, password: { label: "Password", type: "password" } },
        async authorize(given, request) {
          const answer = await signIn(given, addressOf(request.headers ?? {}), throttle);
          if (answer.ok) return { id: String(answer.userId), epoch: answer.epoch };
          // next-auth passes the message on as `?error=`; null becomes CredentialsSignin.
          if (answer.reason === "too_many_tries") throw new Error(answer.reason);
          return null;
        },
      }),
    ],
    callbacks: {
      // A signed-in person may post anything as a session update, so only sign-in's own answer is believed.
      jwt: ({ token, user, trigger }) => {
        if (trigger === "signIn") return { sub: user.id, epoch: "epoch" in user ? user.epoch : undefined };
        const claims = claimsOf(token);
        return claims ? { sub: String(claims.userId), epoch: claims.epoch } : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => new URL(ownPath(url, origin), origin).href,
    },
    logger: {
      error: (code) => log.error({ code }, "sign-in failed unexpectedly"),
      warn: () => {},
      debug: () => {},
    },
  };
}

/** The caller's address, for counting tries at doors outside sign-in. */
export const callerAddress = (request: { headers: Headers }): string =>
  addressOf(Object.fromEntries(request.headers));

/** The caller's address as the proxy before us tells it (its last entry); only for counting tries. */
const addressOf = (headers: Record<string, string>): string =>
  headers["x-forwarded-for"]?.split(",").at(-1)?.trim() || headers["x-real-ip"] || "direct";
