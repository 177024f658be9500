import { request } from "undici";
import type { LookupRecord, SendRecord, Taken } from "./carrier-book";
import { type CarrierOptions, toFlags } from "./carrier-options";
import type { Summary } from "./percentiles";
import { spawnNode } from "./spawn-node";

export type CarrierStats = {
  requests: number;
  inFlight: number;
  peakInFlight: number;
  firstAt: number;
  lastAt: number;
  unauthorized: number;
  accepted: number;
  duplicates: number;
  lookups: number;
  cpuMs: number;
  latencyMs: Summary;
  callbacks: {
    sent: number;
    acked: number;
    refused: number;
    failed: number;
    retried: number;
    lost: number;
    pending: number;
    firstSentAt: number;
    lastAckAt: number;
    latencyMs: Summary;
  };
};

export type CarrierProcess = {
  url: string;
  pid: number;
  stats: () => Promise<CarrierStats>;
  accepted: () => Promise<Taken[]>;
  /** The latest text with just these words. */
  find: (body: string) => Promise<Taken | null>;
  log: () => Promise<{ sends: SendRecord[]; lookups: LookupRecord[] }>;
  /** Forgets everything and changes these options; the others stay. */
  reset: (changes?: Partial<CarrierOptions>) => Promise<void>;
  stop: () => Promise<void>;
};

/** A stand-in carrier as its own process on a free port. */
export async function spawnCarrier(options: Partial<CarrierOptions> = {}): Promise<CarrierProcess> {
  const running = spawnNode("e2e/bench/carrier.ts", toFlags(options));
  const url = (await running.line(/^carrier (http:\S+)/))[1] ?? "";
  const call = (path: string, body?: string) =>
    request(url + path, body === undefined ? {} : { method: "POST", body }).catch((cause: unknown) => {
      const { exitCode, signalCode } = running.child;
      throw new Error(`the stand-in carrier is gone (${exitCode ?? signalCode})\n${running.tail()}`, {
        cause,
      });
    });
  const get = async <T>(path: string) => (await (await call(path)).body.json()) as T;
  return {
    url,
    pid: running.pid,
    stats: () => get("/_stats"),
    accepted: () => get("/_accepted"),
    find: (body) => get(`/_find?${new URLSearchParams({ body })}`),
    log: () => get("/_log"),
    reset: async (changes = {}) => {
      await (await call("/_reset", JSON.stringify(changes))).body.dump();
    },
    stop: () => running.stop(),
  };
}
