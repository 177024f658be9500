import { raw, withWorkspace } from "@/db/client";
import { env } from "@/lib/env";
import { invalid } from "@/lib/errors";
import { type MediaProblem, mediaSentences } from "./address";
import { lanes } from "./lanes";
import { codeIn, LARGEST_PICTURE } from "./pictures";
import { type Probed, probeAddress } from "./probe-address";
import { readChecks, writeCheck } from "./stored-checks";

/** What each address was found to hold. */
export type MediaChecks = ReadonlyMap<string, Probed>;
export type MediaFault = { index: number; code: MediaProblem; detail: string };

/** Addresses elsewhere that one call may bring along: beyond them somebody else's servers would be hammered. */
const MOST_ELSEWHERE = 200;
/** A call for many texts answers in time, whatever the servers that it names do. */
const CALL_MS = 20_000;

const home = globalThis as typeof globalThis & { parleyProbes?: Probes };
type Probes = { lane: ReturnType<typeof lanes>; underway: Map<string, Promise<Probed>> };

function probes(): Probes {
  home.parleyProbes ??= { lane: lanes(8), underway: new Map() };
  return home.parleyProbes;
}

/**
 * Looks at every address once, at the same time: own pictures in the database, others by asking for them unless that
 * was done within the hour. Calls out, so never inside a transaction. Never throws for what an address does.
 */
export async function checkMedia(workspaceId: number, addresses: Iterable<string>): Promise<MediaChecks> {
  const all = [...new Set(addresses)];
  if (all.length === 0) return new Map();
  const own = all.filter(isOurs);
  const elsewhere = all.filter((address) => !isOurs(address));
  const [ownFound, known] = await Promise.all([
    own.length > 0 ? findOwn(workspaceId, own) : new Map<string, Probed>(),
    elsewhere.length > 0 ? readChecks(workspaceId, elsewhere) : new Map<string, Probed>(),
  ]);
  const unknown = elsewhere.filter((address) => !known.has(address));
  const asked = unknown.length > 0 ? await askAll(workspaceId, unknown) : new Map<string, Probed>();
  return new Map([...ownFound, ...known, ...asked]);
}

/** The first thing that keeps these addresses from going with one text, or null. Pure. */
export function findMediaFault(addresses: readonly string[], checks: MediaChecks): MediaFault | null {
  let total = 0;
  for (const [index, address] of addresses.entries()) {
    const found = checks.get(address) ?? unchecked;
    if (found.problem !== null) return { index, code: found.problem, detail: mediaSentences[found.problem] };
    total += found.size;
    if (total > LARGEST_PICTURE)
      return {
        index,
        code: "media_too_large",
        detail: "All that goes with one text may have 5 MB together.",
      };
  }
  return null;
}

/** @throws Problem 422 at `media_urls.<index>` when one of them cannot be sent. */
export async function requireMedia(workspaceId: number, addresses: readonly string[]): Promise<void> {
  const fault = findMediaFault(addresses, await checkMedia(workspaceId, addresses));
  if (fault) throw invalid(`media_urls.${fault.index}`, fault.code, fault.detail);
}

const unchecked: Probed = { problem: "media_unchecked", contentType: null, size: null };

/** Our own host is never asked over the network: what it has is in the database. */
const isOurs = (address: string): boolean =>
  URL.parse(address)?.origin === new URL(env().PARLEY_PUBLIC_URL).origin;

async function findOwn(workspaceId: number, addresses: string[]): Promise<Map<string, Probed>> {
  const codes = addresses.flatMap((address) => codeIn(address) ?? []);
  const rows = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<{ code: string; content_type: string; size: number }[]>`
      select code, content_type, size from media_files
      where workspace_id = ${workspaceId} and code = any(${codes})`,
  );
  const files = new Map(rows.map((row) => [row.code, row]));
  return new Map(
    addresses.map((address): [string, Probed] => {
      const file = files.get(codeIn(address) ?? "");
      return file
        ? [address, { problem: null, contentType: file.content_type, size: file.size }]
        : [address, { problem: "media_not_found", contentType: null, size: null }];
    }),
  );
}

async function askAll(workspaceId: number, addresses: string[]): Promise<Map<string, Probed>> {
  const end = AbortSignal.timeout(CALL_MS);
  const found = addresses.map(async (address, i): Promise<[string, Probed]> => {
    return [address, i < MOST_ELSEWHERE ? await askOnce(workspaceId, address, end) : unchecked];
  });
  return new Map(await Promise.all(found));
}

/** Texts that come at the same moment with the same picture share one question. */
function askOnce(workspaceId: number, address: string, end: AbortSignal): Promise<Probed> {
  const { lane, underway } = probes();
  const key = `${workspaceId} ${address}`;
  const running = underway.get(key);
  if (running) return running;
  const asked = lane(workspaceId, async () => (end.aborted ? unchecked : ask(workspaceId, address))).finally(
    () => underway.delete(key),
  );
  underway.set(key, asked);
  return asked;
}

async function ask(workspaceId: number, address: string): Promise<Probed> {
  // Whoever asked a moment ago may have written it down since this call looked.
  const known = (await readChecks(workspaceId, [address])).get(address);
  if (known) return known;
  const found = await probeAddress(address);
  await writeCheck(workspaceId, address, found);
  return found;
}
