/** Picks that are the same on every run: mulberry32, a small generator by Tommy Ettinger (public domain). */
export function seededPicks(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join("");
  return {
    /** A whole number from `least` to `most`, both included. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    /** A whole number from `least` to `most`, small ones more often than large ones. */
    early: (least: number, most: number): number => least + Math.floor(next() ** 2.5 * (most - least + 1)),
    chance: (share: number): boolean => next() < share,
    one: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0],
    any: <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)],
    hex,
    uuid: (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

export type Picks = ReturnType<typeof seededPicks>;
