import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

export type Spawned = {
  pid: number;
  child: ChildProcess;
  /** Resolves with the line of standard output that matches, or rejects when the process ends first. */
  line: (pattern: RegExp) => Promise<RegExpExecArray>;
  exited: Promise<number | null>;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** What it wrote last, both streams, for the message of a failure. */
  tail: () => string;
};

/** Runs a TypeScript file of this repository as a process of its own: no wrapper between, so a signal hits it. */
export function spawnNode(
  file: string,
  args: string[] = [],
  env: Record<string, string> = {},
  flags: string[] = [],
): Spawned {
  return watch(
    spawn(process.execPath, [...flags, "--import", "tsx", resolve(file), ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
}

export function watch(child: ChildProcess): Spawned {
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      if (lines.length > 200) lines.shift();
      for (const listen of listeners) listen(line);
    });
  }
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const tail = () => lines.slice(-40).join("\n");
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((found, failed) => {
      const listen = (text: string) => {
        const match = pattern.exec(text);
        if (!match) return;
        listeners.delete(listen);
        found(match);
      };
      for (const text of lines) listen(text);
      listeners.add(listen);
      void exited.then((code) =>
        failed(new Error(`process ended with ${code} before it said ${pattern}\n${tail()}`)),
      );
    });
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return { pid: child.pid ?? 0, child, line, exited, stop, tail };
}

/** CPU milliseconds a living process has used, its threads included (Linux; clock ticks of 10 ms). */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The same of a process and its living children together. */
export function cpuMsOfFamily(parent: number): number {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.reduce((sum, pid) => {
    try {
      return parentOf(pid) === parent || pid === parent ? sum + cpuMsOf(pid) : sum;
    } catch {
      return sum;
    }
  }, 0);
}

const parentOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);

/** Resident megabytes of a living process, and the most it ever had. */
export function residentMbOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { now: Math.round(kb("VmRSS") / 1024), peak: Math.round(kb("VmHWM") / 1024) };
}
