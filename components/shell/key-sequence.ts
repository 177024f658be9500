/** How long the first key of two waits for the second. */
export const SEQUENCE_MS = 1_200;

export type Pressed = { key: string | null; pending: string };

/**
 * Reads one press after those already pending: the key or pair of keys it completes, if any, and what waits for a
 * second key. `names` are single keys and pairs ("c", "g o"). Pure.
 */
export function readPress(pending: string, key: string, names: readonly string[]): Pressed {
  if (pending !== "") {
    const pair = `${pending} ${key}`;
    return { key: names.includes(pair) ? pair : null, pending: "" };
  }
  if (names.some((name) => name.startsWith(`${key} `))) return { key: null, pending: key };
  return { key: names.includes(key) ? key : null, pending: "" };
}
