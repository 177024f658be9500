import { nextClockChange, offsetMsAt } from "@/lib/consent/zone-clock";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { weekdays } from "@/lib/workspaces/weekdays";

/** From an instant until just before another, in milliseconds. */
export type Span = { from: number; until: number };

/** Somebody or something that can be booked: when it is open, closed in spite of that, and taken. */
export type Bookable = { id: number; hours: OpeningHours | null; closed: Span[]; busy: Span[] };

export type SlotAsk = Span & {
  timeZone: string;
  durationMinutes: number;
  /** Kept free after the visit; it may lie after closing time. */
  bufferMinutes: number;
  /** Slots begin at every so many minutes of the local hour. */
  slotMinutes: number;
  /** In order of preference. */
  bookables: Bookable[];
};

/** `resourceIds` in the order that was asked with. */
export type OpenSlot = { startsAt: number; resourceIds: number[] };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Every moment in the asked span at which a visit may begin, and who is free then. Local times that the clock jumps
 * over are not offered; when an hour comes twice, each of its instants is one slot. Pure.
 */
export function openSlots(ask: SlotAsk): OpenSlot[] {
  const durationMs = ask.durationMinutes * MINUTE_MS;
  const blockMs = durationMs + ask.bufferMinutes * MINUTE_MS;
  const slotMs = ask.slotMinutes * MINUTE_MS;
  const idsByStart = new Map<number, number[]>();
  const openOf = rememberHours(ask);
  for (const { id, hours, closed, busy } of ask.bookables) {
    const taken = merged(busy);
    let next = 0;
    for (const { from, until } of without(openOf(hours), merged(closed))) {
      let at = onGrid(Math.max(from, ask.from), slotMs, ask.timeZone);
      while (at + durationMs <= until && at < ask.until) {
        while (taken[next] && (taken[next]?.until ?? 0) <= at) next++;
        const visit = taken[next];
        if (visit && visit.from < at + blockMs) {
          at = onGrid(visit.until, slotMs, ask.timeZone);
          continue;
        }
        const ids = idsByStart.get(at);
        if (ids) ids.push(id);
        else idsByStart.set(at, [id]);
        at = onGrid(at + 1, slotMs, ask.timeZone);
      }
    }
  }
  return [...idsByStart]
    .map(([startsAt, resourceIds]) => ({ startsAt, resourceIds }))
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** Why nobody is there for a visit: null when somebody is. Whether it is taken is another question. */
export function closedBecause(
  { hours, closed }: Pick<Bookable, "hours" | "closed">,
  timeZone: string,
  visit: Span,
): "outside_hours" | "closed" | null {
  const isIn = openSpans(hours, timeZone, visit).some(
    ({ from, until }) => from <= visit.from && visit.until <= until,
  );
  if (!isIn) return "outside_hours";
  return closed.some((span) => overlap(span, visit)) ? "closed" : null;
}

export const overlap = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

/** When it is open, as instants, as far as that touches the span; hours that meet, at midnight perhaps, are one. */
export function openSpans(hours: OpeningHours | null, timeZone: string, { from, until }: Span): Span[] {
  if (!hours) return [];
  const spans: Span[] = [];
  const [first, last] = [from, until].map((ms) => Math.floor((ms + offsetMsAt(ms, timeZone)) / DAY_MS));
  // From the day before: its hours may pass midnight.
  for (let day = (first ?? 0) - 1; day <= (last ?? 0) + 1; day++) {
    // Day 0 of the epoch was a Thursday.
    const weekday = weekdays[(((day + 3) % 7) + 7) % 7] ?? "mon";
    for (const { start, end } of hours[weekday]) {
      const startMs = day * DAY_MS + minuteOf(start) * MINUTE_MS;
      const endMs = day * DAY_MS + minuteOf(end) * MINUTE_MS;
      spans.push({
        from: instantOf(startMs, timeZone),
        until: instantOf(endMs > startMs ? endMs : endMs + DAY_MS, timeZone),
      });
    }
  }
  return merged(spans);
}

/** The instant when the zone's clock shows this, the first of two; where the clock jumps over it, the jump. */
export function instantOf(localMs: number, timeZone: string): number {
  const before = offsetMsAt(localMs - DAY_MS, timeZone);
  const after = offsetMsAt(localMs + DAY_MS, timeZone);
  const instants = [localMs - Math.max(before, after), localMs - Math.min(before, after)];
  const shown = instants.find((ms) => ms + offsetMsAt(ms, timeZone) === localMs);
  if (shown !== undefined) return shown;
  const [earliest = 0, latest = 0] = instants;
  return nextClockChange(earliest - 1, latest, timeZone) ?? latest;
}

/** The first instant from here on whose local minute is one of the grid's. */
function onGrid(ms: number, slotMs: number, timeZone: string): number {
  const past = (ms + offsetMsAt(ms, timeZone)) % slotMs;
  if (past === 0) return ms;
  const next = ms + slotMs - past;
  // A clock that jumps by less than a slot meanwhile moves the grid.
  return offsetMsAt(next, timeZone) === offsetMsAt(ms, timeZone) ? next : regrid(ms, next, slotMs, timeZone);
}

function regrid(ms: number, next: number, slotMs: number, timeZone: string): number {
  const change = nextClockChange(ms, next, timeZone) ?? next;
  const past = (change + offsetMsAt(change, timeZone)) % slotMs;
  return past === 0 ? change : change + slotMs - past;
}

/** Most resources share the business's hours: those are worked out once. */
function rememberHours({ timeZone, from, until }: SlotAsk): (hours: OpeningHours | null) => Span[] {
  const known = new Map<string, Span[]>();
  return (hours) => {
    const key = JSON.stringify(hours);
    const spans = known.get(key) ?? openSpans(hours, timeZone, { from, until });
    known.set(key, spans);
    return spans;
  };
}

/** Sorted, without overlaps; spans that touch become one, empty ones go. */
export function merged(spans: Span[]): Span[] {
  const sorted = spans.filter((s) => s.from < s.until).sort((a, b) => a.from - b.from);
  const out: Span[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else out.push({ ...span });
  }
  return out;
}

/** What of `spans` lies in none of `cuts`; both merged. */
function without(spans: Span[], cuts: Span[]): Span[] {
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let from = span.from;
    for (const cut of cuts) {
      if (!overlap(cut, span)) continue;
      if (cut.from > from) left.push({ from, until: cut.from });
      from = Math.max(from, cut.until);
    }
    if (from < span.until) left.push({ from, until: span.until });
    return left;
  });
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
