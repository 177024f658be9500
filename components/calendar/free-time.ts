import type { Column } from "./columns";

/** What is shorter books nobody. */
const SHORTEST_GAP = 15;

/** Minutes of a column in which somebody could still come, from a minute of its day on. Pure. */
export function freeMinutes(
  { open, off, visits }: Pick<Column, "open" | "off" | "visits">,
  from = 0,
): number {
  const busy = [...off, ...visits.map((visit) => ({ from: visit.from, until: visit.freeFrom }))].toSorted(
    (a, b) => a.from - b.from,
  );
  return open.reduce((sum, stretch) => {
    let at = Math.max(from, stretch.from);
    let free = 0;
    for (const one of [...busy, { from: stretch.until, until: stretch.until }]) {
      const gap = Math.min(one.from, stretch.until) - at;
      if (gap >= SHORTEST_GAP) free += gap;
      at = Math.max(at, one.until);
    }
    return sum + free;
  }, 0);
}

/** "Full", "45 min free", "3½ h free": half hours, rounded down. Pure. */
export function freeWords(minutes: number): string {
  if (minutes === 0) return "Full";
  if (minutes < 60) return `${minutes} min free`;
  const halves = Math.floor(minutes / 30);
  return `${Math.floor(halves / 2)}${halves % 2 === 1 ? "½" : ""} h free`;
}
