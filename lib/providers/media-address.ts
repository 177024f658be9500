/** Below an account's texts, and nowhere else. Source: twilio.com/docs/messaging/api/media-resource */
const mediaPath =
  /^\/2010-04-01\/Accounts\/(AC[0-9A-Za-z]{32})\/Messages\/[SM]M[0-9A-Za-z]{32}\/Media\/ME[0-9A-Za-z]{32}$/;

/**
 * Where the provider keeps a file that came with a text, or null for any other address: only there may an account's
 * credentials go, and only for files of that account. Pure.
 * @param apiBaseUrl another host that speaks the provider's API.
 */
export function mediaAddress(text: string, accountSid: string, apiBaseUrl: string | null): URL | null {
  const url = URL.parse(text);
  const base = URL.parse(apiBaseUrl ?? "https://api.twilio.com");
  if (!url || !base) return null;
  if ([url.username, url.password, url.search, url.hash].some((part) => part !== "")) return null;
  if (url.origin !== base.origin) return null;
  const prefix = base.pathname.replace(/\/$/, "");
  if (!url.pathname.startsWith(prefix)) return null;
  return mediaPath.exec(url.pathname.slice(prefix.length))?.[1] === accountSid ? url : null;
}
