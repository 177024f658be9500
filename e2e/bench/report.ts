import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";

export type Line = { what: string; goal: string; measured: string; ok: boolean | null; detail: string };

/** `goal` as a floor or ceiling on `value`; the verdict is only as good as the machine was quiet. */
export const atLeast = (
  what: string,
  value: number,
  goal: number,
  show: (v: number) => string,
  detail: string,
): Line => ({
  what,
  goal: `≥ ${show(goal)}`,
  measured: show(value),
  ok: value >= goal,
  detail,
});

export const atMost = (
  what: string,
  value: number,
  goal: number,
  show: (v: number) => string,
  detail: string,
): Line => ({
  what,
  goal: `≤ ${show(goal)}`,
  measured: show(value),
  ok: value <= goal,
  detail,
});

export const plain = (what: string, measured: string, detail = ""): Line => ({
  what,
  goal: "",
  measured,
  ok: null,
  detail,
});

export const ratio = (v: number): string => v.toFixed(2);
export const perSecond = (v: number): string => `${Math.round(v).toLocaleString("en-US")}/s`;
export const ms = (v: number): string =>
  `${v < 10 ? v.toFixed(2) : Math.round(v).toLocaleString("en-US")} ms`;
export const seconds = (v: number): string => `${v.toFixed(1)} s`;
export const mb = (v: number): string => `${Math.round(v)} MB`;

/** A markdown table, aligned so that it reads as plain text too. */
export function table(lines: Line[]): string {
  const rows = lines.map((l) => [
    l.what,
    l.goal,
    l.measured,
    l.ok === null ? "" : l.ok ? "yes" : "NO",
    l.detail,
  ]);
  const all = [["", "goal", "measured", "met", "how"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(3, ...all.map((row) => row[i]?.length ?? 0)));
  const show = (row: string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = all;
  return [show(head), show(widths.map((w) => "-".repeat(w))), ...body.map(show)].join("\n");
}

export function describeMachine(postgres: string): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = readFileSync("/proc/loadavg", "utf8").split(" ")[0];
  return (
    `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}, ` +
    `PostgreSQL ${postgres} (embedded, synchronous commit). All processes on this machine, loopback HTTP without TLS; load before: ${load}.`
  );
}
