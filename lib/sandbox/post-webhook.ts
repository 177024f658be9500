import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { request } from "undici";
import { env } from "@/lib/env";

const timeoutMs = 15_000;

/**
 * Posts a form to one of the business's webhooks, signed as Twilio signs: over the public URL, query included,
 * fragment excluded. Returns the HTTP status as text, or why there was none. One more try when the connection could
 * not be made, none after that: Twilio's default.
 */
export async function postWebhook(url: string, form: Record<string, string>, token: string): Promise<string> {
  const [signed = ""] = url.split("#");
  const target = new URL(signed);
  const headers = {
    host: target.host,
    "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
    "user-agent": "TwilioProxy/1.1",
    accept: "*/*",
    "i-twilio-idempotency-token": token,
    "x-twilio-signature": getExpectedTwilioSignature(env().twilio.authToken, signed, form),
  };
  const body = new URLSearchParams(form).toString();
  for (let tries = 1; ; tries++) {
    try {
      const answer = await request(reachable(target), {
        method: "POST",
        headers,
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body.dump();
      return String(answer.statusCode);
    } catch (error) {
      const code = codeOf(error);
      if (tries >= 2 || !connectFailures.has(code)) return code;
    }
  }
}

const connectFailures = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The public name of this installation need not lead here from here: its own URLs are posted to the local port. */
function reachable(target: URL): string {
  if (target.origin !== new URL(env().PARLEY_PUBLIC_URL).origin) return target.href;
  return `http://127.0.0.1:${env().PORT}${target.pathname}${target.search}`;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "timeout";
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "failed";
}
