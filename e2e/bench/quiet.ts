import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** CPU milliseconds that all processes of this machine have used since it started. */
export function machineCpuMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    readFileSync("/proc/stat", "utf8").split("\n")[0] ?? ""
  )
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) * 10;
}

/** Waits for a second in which the machine did little, so that a round measures Parley and not its neighbors. */
export async function waitForQuiet(limitMs = 20_000): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while (Date.now() < giveUpAt) {
    const before = machineCpuMs();
    await wait(1_000);
    if (machineCpuMs() - before < 300) return;
  }
}
