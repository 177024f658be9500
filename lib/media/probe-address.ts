import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector, request } from "undici";
import { addressProblem, literalOf, type MediaProblem } from "./address";
import { HEAD_BYTES, kindNamed } from "./media-kinds";
import { isPublicAddress } from "./public-address";

export type Probed =
  | { problem: null; contentType: string; size: number }
  | { problem: MediaProblem; contentType: null; size: null };

/** How the network is reached: the edge that tests replace. */
export type Reach = {
  /** Every address of a name, as the system knows it. */
  resolve: (host: string) => Promise<string[]>;
  /** Opens connections to these addresses only, whatever the name means a moment later. */
  connectTo: (addresses: readonly string[]) => buildConnector.connector;
  deadlineMs: number;
};

const REDIRECTS = 3;

export const internet: Reach = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connectTo: (addresses) => buildConnector({ lookup: pinnedTo(addresses), timeout: 4_000 }),
  deadlineMs: 4_000,
};

/**
 * Asks an address what it holds: type by header and first bytes, size as told or as read, never more than the limit and
 * one byte. Each hop of a redirect is judged like the first; a name is resolved once a hop and the connection goes to
 * the very addresses that were judged. Never throws. Not to be called inside a transaction.
 */
export async function probeAddress(address: string, reach: Reach = internet): Promise<Probed> {
  const signal = AbortSignal.timeout(reach.deadlineMs);
  try {
    let url = URL.parse(address);
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      if (!url) return no("media_url_invalid");
      const answer = await ask(url, reach, signal);
      if (!("redirect" in answer)) return answer;
      url = URL.parse(answer.redirect, url);
    }
    return no("media_unreachable");
  } catch {
    // Whatever it was (no such name, refused, too slow, cut off): a carrier would fare no better.
    return no("media_unreachable");
  }
}

async function ask(url: URL, reach: Reach, signal: AbortSignal): Promise<Probed | { redirect: string }> {
  const problem = addressProblem(url);
  if (problem) return no(problem);
  const literal = literalOf(url);
  const addresses = literal === null ? await inTime(reach.resolve(url.hostname), signal) : [literal];
  if (addresses.length === 0) return no("media_unreachable");
  if (!addresses.every(isPublicAddress)) return no("media_private_address");
  const agent = new Agent({ connect: reach.connectTo(addresses), pipelining: 0, maxHeaderSize: 16_384 });
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "Parley media check" },
    });
    const one = (name: string) => [headers[name]].flat()[0] ?? null;
    const location = one("location");
    if (statusCode >= 300 && statusCode < 400 && location !== null) return { redirect: location };
    if (statusCode !== 200) return no("media_unreachable");
    // A packed answer's size says nothing of the file's.
    if ((one("content-encoding") ?? "identity") !== "identity") return no("media_type");
    return await readFile(body, one("content-type"), one("content-length"));
  } finally {
    // Without waiting: what is left of the answer is not wanted.
    void agent.destroy().catch(() => undefined);
  }
}

async function readFile(
  body: AsyncIterable<Buffer>,
  typeHeader: string | null,
  lengthHeader: string | null,
): Promise<Probed> {
  const kind = kindNamed(typeHeader);
  if (!kind) return no("media_type");
  const told = lengthHeader === null ? null : Number(lengthHeader);
  if (told !== null && told > kind.limit) return no("media_too_large");
  let head: Buffer = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
    if (size > kind.limit) return no("media_too_large");
    // A told length is kept by the protocol itself, so the first bytes are enough.
    if (told !== null && head.length >= HEAD_BYTES) break;
  }
  if (!kind.begins(head)) return no("media_type");
  return { problem: null, contentType: kind.type, size: told ?? size };
}

const no = (problem: MediaProblem): Probed => ({ problem, contentType: null, size: null });

/** A name server cannot be called off, only not waited for. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, fail) => {
    const end = () => fail(new Error("no answer in time"));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
  return Promise.race([work, late]);
}

/** Answers every question for a name with these addresses, so that it cannot mean others by the time of the call. */
export function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_, options, done) => {
    const [first] = all;
    if (!first) done(new Error("no address"), "", 4);
    else if (options.all) done(null, all);
    else done(null, first.address, first.family);
  };
}
