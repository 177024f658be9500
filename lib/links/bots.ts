/** What a request tells of who makes it. */
export type Visit = { method: string; header: (name: string) => string | null };

/** How a machine was told from a person. */
export type BotReason = "head" | "prefetch" | "no_agent" | "preview" | "scanner" | "too_soon";

/** They draw the picture under a link before anybody has touched it. iPhones call themselves facebookexternalhit. */
const previews =
  /facebookexternalhit|facebookcatalog|facebot|meta-externalagent|whatsapp\/|twitterbot|slackbot|slack-imgproxy|telegrambot|discordbot|linkedinbot|skypeuripreview|bingpreview|google-pagerenderer|googlemessages|viber\/|line-poker|vkshare|redditbot|pinterestbot|embedly|iframely|snap url preview|mattermost-bot|applebot|kakaotalk-scrap/i;

/** They read whatever is linked. A phone is called Cubot. */
const scanners =
  /(?<!cu)bot\b|crawl|spider|slurp|scanner|scraper|headless|phantomjs|puppeteer|playwright|selenium|lighthouse|curl\/|wget|python|urllib|aiohttp|httpx|go-http-client|java\/|apache-httpclient|okhttp|axios|node-fetch|undici|^node$|libwww|lwp-|guzzle|ruby|php\/|winhttp|postman|insomnia|proofpoint|mimecast|barracuda|forcepoint|zscaler|virustotal|urlscan|safebrowsing|google-safety|googleother|bingpreview|monitor|uptime|feedfetcher/i;

/**
 * Whether a click is a machine's, and how one can tell; null for what looks like a person. It decides what is counted,
 * never who gets through. Many clicks from one address tell nothing: thousands of phones share one. Pure.
 */
export function tellBot({ method, header }: Visit): BotReason | null {
  if (method === "HEAD") return "head";
  const purposes = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => header(name) ?? "");
  if (purposes.some((purpose) => /prefetch|prerender|preview/i.test(purpose))) return "prefetch";
  const agent = (header("user-agent") ?? "").slice(0, 1_000);
  if (agent.trim() === "") return "no_agent";
  if (previews.test(agent)) return "preview";
  return scanners.test(agent) ? "scanner" : null;
}
