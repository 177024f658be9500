import { z } from "zod";

export type SignInOutcome = "signed_in" | "wrong_credentials" | "too_many_tries" | "unreachable";

const csrfShape = z.object({ csrfToken: z.string() });
const failureShape = z.object({ url: z.string() });

/**
 * Signs in without leaving the page, so that a refusal costs nothing that was typed. next-auth's own client walks
 * off to an error page when the connection fails.
 */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const { csrfToken } = csrfShape.parse(
      await (await fetch("/api/auth/csrf", { cache: "no-store" })).json(),
    );
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
    });
    if (response.ok) return "signed_in";
    if (response.status !== 401) return "unreachable";
    const { url } = failureShape.parse(await response.json());
    return new URL(url).searchParams.get("error") === "too_many_tries"
      ? "too_many_tries"
      : "wrong_credentials";
  } catch {
    return "unreachable";
  }
}
