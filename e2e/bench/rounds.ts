import type { Round } from "./measure-dispatch";
import type { Supply } from "./queue";
import { ratio } from "./report";
import type { Stage } from "./stage";
import type { Tenant } from "./world";

export type Plan = { rounds: number; isQuick: boolean };
export type Bench = { stage: Stage; tenant: Tenant; orders: Supply; plan: Plan };

/** Measures so many times and tells each result as it comes. */
export async function repeat<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const rounds: T[] = [];
  for (let n = 0; n < times; n++) {
    rounds.push(await measure());
    say(JSON.stringify(rounds.at(-1)));
  }
  return rounds;
}

export const roundsOf = (rounds: Round[]): string =>
  `rounds ${rounds.map((r) => ratio(r.ratio)).join(", ")}; other programs used ${rounds.map((r) => r.foreignCores.toFixed(1)).join(", ")} cores`;

export const faultsOf = (rounds: Round[]): number =>
  rounds.reduce((sum, r) => sum + r.duplicates + Math.max(0, r.lost), 0);

export const say = (text: string) => console.error(text);
