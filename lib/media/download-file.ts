import { Agent, request } from "undici";
import { addressProblem, literalOf } from "./address";
import { internet, type Reach } from "./probe-address";
import { isPublicAddress } from "./public-address";

export type Downloaded =
  | { ok: true; contentType: string; bytes: Buffer }
  | { ok: false; reason: DownloadTrouble };
export type DownloadTrouble = "refused" | "gone" | "too_large" | "unreachable";

const REDIRECTS = 3;

/** `isOurs`: the place was set up by the operator, and may lie inside our own network. */
type First = { url: URL; authorization: string; isOurs: boolean };

/**
 * Fetches a file from its keeper, up to `limit` bytes. Credentials go to the first address alone; wherever that sends us
 * on to is judged like any stranger's, and the connection goes to the very addresses that were judged. Never throws.
 * Not to be called inside a transaction.
 */
export async function downloadFile(
  first: First,
  limit: number,
  reach: Reach = internet,
): Promise<Downloaded> {
  const signal = AbortSignal.timeout(reach.deadlineMs);
  try {
    let url: URL | null = first.url;
    for (let hop = 0; url && hop <= REDIRECTS; hop++) {
      const answer = await ask(url, hop === 0 ? first : null, limit, reach, signal);
      if (!("redirect" in answer)) return answer;
      url = URL.parse(answer.redirect, url);
    }
    return no("refused");
  } catch {
    return no("unreachable");
  }
}

async function ask(
  url: URL,
  first: First | null,
  limit: number,
  reach: Reach,
  signal: AbortSignal,
): Promise<Downloaded | { redirect: string }> {
  const connect = first?.isOurs ? undefined : await connectorTo(url, reach);
  if (connect === null) return no("refused");
  const agent = new Agent({ connect, pipelining: 0, maxHeaderSize: 16_384 });
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        accept: "*/*",
        "accept-encoding": "identity",
        ...(first && { authorization: first.authorization }),
      },
    });
    const one = (name: string) => [headers[name]].flat()[0] ?? null;
    const location = one("location");
    if (statusCode >= 300 && statusCode < 400 && location !== null) return { redirect: location };
    if (statusCode === 404 || statusCode === 410) return no("gone");
    if (statusCode !== 200 || (one("content-encoding") ?? "identity") !== "identity")
      return no("unreachable");
    if (Number(one("content-length") ?? 0) > limit) return no("too_large");
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return no("too_large");
      chunks.push(chunk);
    }
    return { ok: true, contentType: one("content-type") ?? "", bytes: Buffer.concat(chunks) };
  } finally {
    void agent.destroy().catch(() => undefined);
  }
}

/** A way to exactly the public addresses that the name has now, or null where one is not public. */
async function connectorTo(url: URL, reach: Reach) {
  if (addressProblem(url)) return null;
  const literal = literalOf(url);
  const addresses = literal === null ? await reach.resolve(url.hostname) : [literal];
  return addresses.length > 0 && addresses.every(isPublicAddress) ? reach.connectTo(addresses) : null;
}

const no = (reason: DownloadTrouble): Downloaded => ({ ok: false, reason });
