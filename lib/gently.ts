import { setImmediate as nextTurn } from "node:timers/promises";

/** So few are made at a stretch that what came in meanwhile waits for some two milliseconds. */
const SLICE = 50;

/** Maps a long list without keeping the process from its other work: answers that came in are taken up in between. */
export async function mapGently<A, B>(all: readonly A[], make: (one: A, place: number) => B): Promise<B[]> {
  const made: B[] = [];
  for (const [place, one] of all.entries()) {
    if (place > 0 && place % SLICE === 0) await nextTurn();
    made.push(make(one, place));
  }
  return made;
}
