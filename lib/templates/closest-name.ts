/** Letters that were likely meant, by length: short names differ by accident too easily. */
const allowance = (name: string): number => (name.length < 4 ? 0 : name.length < 7 ? 1 : 2);

/** The known name that somebody most likely meant by a name that is not known, or null. Pure. */
export function closestName(name: string, known: readonly string[]): string | null {
  const plain = name.toLowerCase().replaceAll(/[_.\s-]+/g, "_");
  let best: { name: string; distance: number } | null = null;
  for (const candidate of known) {
    const target = candidate.toLowerCase();
    const distance =
      plain.replaceAll("_", "") === target.replaceAll("_", "") ? 0 : editDistance(plain, target);
    if (distance > Math.min(allowance(plain), allowance(target))) continue;
    if (best === null || distance < best.distance) best = { name: candidate, distance };
  }
  return best?.name ?? null;
}

/** Letters to add, drop, change, or swap with their neighbor (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Math.abs(a.length - b.length);
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
