import { isRecord, isText } from "@/components/shell/record";

export type SignInOutcome = "signed_in" | "wrong_credentials" | "too_many_tries" | "unreachable";

/**
 * Signs in without leaving the page, so that a refusal costs nothing that was typed. next-auth's own client walks
 * off to an error page when the connection fails.
 */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const csrfToken = await readText(await fetch("/api/auth/csrf", { cache: "no-store" }), "csrfToken");
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
    });
    if (response.ok) return "signed_in";
    if (response.status !== 401) return "unreachable";
    const url = await readText(response, "url");
    return new URL(url).searchParams.get("error") === "too_many_tries"
      ? "too_many_tries"
      : "wrong_credentials";
  } catch {
    return "unreachable";
  }
}

async function readText(response: Response, name: string): Promise<string> {
  const answer: unknown = await response.json();
  if (!isRecord(answer) || !isText(answer[name])) throw new TypeError(`The answer has no ${name}.`);
  return answer[name];
}
