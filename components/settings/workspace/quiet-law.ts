/** Marketing texts may arrive from 8 AM to 9 PM on the recipient's clock. Source: 47 CFR 64.1200(c)(1). */
export const lawful = { start: "21:00", end: "08:00" };

type Hours = { start: string; end: string };

const DAY = 24 * 60;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes that the law calls quiet and these hours do not: 0 when they keep to it. */
export function unlawfulMinutes(hours: Hours | null): number {
  const isQuiet = (minute: number, { start, end }: Hours) => {
    const [from, to] = [minuteOf(start), minuteOf(end)];
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  };
  return Array.from({ length: DAY }, (_, minute) => minute).filter(
    (minute) => isQuiet(minute, lawful) && !(hours && isQuiet(minute, hours)),
  ).length;
}
