/** Where Parley takes incoming texts; the brief's other spellings lead to the same door. */
const INBOUND = "/api/webhooks/twilio/inbound";
const sameDoor = new Set([
  INBOUND,
  "/webhook/sms",
  "/api/v1/webhooks/twilio/inbound",
  "/api/v1/sms/webhooks/twilio/inbound",
]);

export const inboundUrl = (publicUrl: string): string => `${publicUrl}${INBOUND}`;
export const statusUrl = (publicUrl: string): string => `${publicUrl}/api/webhooks/twilio/status`;

/** How the URL set at the provider differs from ours, in words; empty when it leads to Parley. */
export function webhookDifferences(current: string, method: string, publicUrl: string): string[] {
  const [is, should] = [URL.parse(current), URL.parse(inboundUrl(publicUrl))];
  if (!is || !should) return ["it is no web address"];
  const differences: string[] = [];
  if (is.protocol !== should.protocol)
    differences.push(`it begins with ${bare(is.protocol)} instead of ${bare(should.protocol)}`);
  if (is.host !== should.host) differences.push(`it goes to ${is.host} instead of ${should.host}`);
  if (!sameDoor.has(is.pathname))
    differences.push(`its path is ${is.pathname} instead of ${should.pathname}`);
  // Twilio's connection overrides stand in the fragment and change nothing about where it leads.
  if (is.search !== "") differences.push("it has extra words after a question mark");
  if (is.username !== "" || is.password !== "") differences.push("it carries a user name and password");
  if (method.toUpperCase() !== "POST") differences.push(`it is called with ${method} instead of POST`);
  return differences;
}

const bare = (protocol: string): string => protocol.replace(/:$/, "");

/** The URL as it may be shown: without a password that somebody put into it. */
export function shownUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || (url.username === "" && url.password === "")) return text;
  url.username = url.password = "";
  return url.href.replace("://", "://•••@");
}

/** Why the provider cannot reach this installation, or null when it can. A stand-in on this machine reaches all. */
export function publicUrlTrouble(publicUrl: string, isSandbox: boolean): "local" | "not_https" | null {
  if (isSandbox) return null;
  const url = URL.parse(publicUrl);
  if (!url || isLocal(url.hostname)) return "local";
  return url.protocol === "https:" ? null : "not_https";
}

const isLocal = (host: string): boolean =>
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[)/.test(host) ||
  /\.(local|localhost|internal|test)$/.test(host) ||
  !host.includes(".");
