/** A day of the local calendar, as days since 1970-01-01. */
export type Day = number;

export type DayContext = {
  today: Day;
  /** 27/11 is the 27th of November, not month 27. */
  isDayFirst: boolean;
};

const weekdayNames: readonly string[][] = [
  ["monday", "mon", "lunes"],
  ["tuesday", "tues", "tue", "martes"],
  ["wednesday", "weds", "wed", "miercoles"],
  ["thursday", "thurs", "thur", "thu", "jueves"],
  ["friday", "fri", "viernes"],
  ["saturday", "sat", "sabado"],
  ["sunday", "sun", "domingo"],
];
const monthNames: readonly string[][] = [
  ["january", "jan", "enero"],
  ["february", "feb", "febrero"],
  ["march", "mar", "marzo"],
  ["april", "apr", "abril"],
  ["may", "mayo"],
  ["june", "jun", "junio"],
  ["july", "jul", "julio"],
  ["august", "aug", "agosto"],
  ["september", "sept", "sep", "septiembre"],
  ["october", "oct", "octubre"],
  ["november", "nov", "noviembre"],
  ["december", "dec", "diciembre"],
];
const any = (names: readonly string[][]) => names.flat().join("|");
const indexIn = (names: readonly string[][], word: string) => names.findIndex((list) => list.includes(word));

const WEEKDAY = new RegExp(
  `\\b(?:(next|this|coming|proximo|este) )?(${any(weekdayNames)})s?\\b( que viene| next week)?`,
  "g",
);
const MONTH_DAY = new RegExp(
  `\\b(${any(monthNames)})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?:am|pm|:))`,
);
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of |de )?(${any(monthNames)})\\b`);
const ISO = /\b(20\d\d)-(\d{1,2})-(\d{1,2})\b/;
const NUMERIC = /(?<![\d:])(\d{1,2})[/.](\d{1,2})(?:[/.](?:20)?(\d\d))?(?![\d:%]| ?[ap]m)/;
const ORDINAL = /\b(?:the |el (?:dia )?)?(\d{1,2})(?:st|nd|rd|th)\b|\bel (?:dia )?(\d{1,2})\b/;
const IN_DAYS =
  /\b(?:in|en|dentro de) (a|an|una|un|\d{1,2}|one|two|three|dos|tres) (days?|weeks?|dias?|semanas?)\b/;

/** The days that a text speaks of, in order; null when it names none. Pure. */
export function readDays(text: string, context: DayContext): Day[] | null {
  const date = readDate(text, context);
  if (date !== null) return [date];
  const near = readNear(text, context.today);
  const named = weekdaysIn(text).map(([, which, word = "", after]) =>
    weekdayFrom(context.today, word, which, after),
  );
  if (named.length > 0) return [...new Set(named)].sort((a, b) => a - b);
  return near;
}

/** Whether a text says a day by its weekday, and not by its date. Pure. */
export const namesWeekday = (text: string): boolean =>
  readDate(text, { today: 0, isDayFirst: false }) === null && weekdaysIn(text).length > 0;

const weekdaysIn = (text: string) =>
  [...text.matchAll(WEEKDAY)].filter(([, , word = ""]) => !isVerb(text, word));

/** Days since 1970 were a Thursday's; 0 is Monday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

// "Can I sat", "in the sun": short forms that are words of their own need a sign of a day beside them.
const isVerb = (text: string, word: string): boolean =>
  ["sat", "sun", "mon", "wed", "mar"].includes(word) &&
  new RegExp(`\\b(i|we|he|she|in the|the) ${word}\\b`).test(text);

function weekdayFrom(today: Day, word: string, which: string | undefined, after: string | undefined): Day {
  const ahead = (indexIn(weekdayNames, word) - weekdayOf(today) + 7) % 7;
  const soon = today + ahead;
  const isWeekOn = which === "next" || which === "proximo" || after !== undefined;
  const nextMonday = today + 7 - weekdayOf(today);
  return isWeekOn && soon < nextMonday ? (ahead === 0 ? today + 7 : soon + 7) : soon;
}

function readDate(text: string, { today, isDayFirst }: DayContext): Day | null {
  const iso = ISO.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) return upcoming(today, indexIn(monthNames, monthDay[1] ?? ""), Number(monthDay[2]));
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) return upcoming(today, indexIn(monthNames, dayMonth[2] ?? ""), Number(dayMonth[1]));
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [a, b] = [Number(numeric[1]), Number(numeric[2])];
    const [day, month] = a > 12 || (isDayFirst && b <= 12) ? [a, b] : [b, a];
    const year = numeric[3] === undefined ? null : 2000 + Number(numeric[3]);
    if (year !== null) return dayOf(year, month - 1, day);
    return upcoming(today, month - 1, day);
  }
  const ordinal = ORDINAL.exec(text);
  if (ordinal) return nextOfMonth(today, Number(ordinal[1] ?? ordinal[2]));
  const inDays = IN_DAYS.exec(text);
  if (!inDays) return null;
  const count = ({ a: 1, an: 1, un: 1, una: 1, one: 1, two: 2, dos: 2, three: 3, tres: 3 } as const)[
    inDays[1] ?? ""
  ];
  return today + (count ?? Number(inDays[1])) * (/week|semana/.test(inDays[2] ?? "") ? 7 : 1);
}

function readNear(text: string, today: Day): Day[] | null {
  const monday = today - weekdayOf(today);
  const span = (from: Day, until: Day) => Array.from({ length: until - from + 1 }, (_, i) => from + i);
  if (/\b(day after tomorrow|pasado manana)\b/.test(text)) return [today + 2];
  if (/\b(today|tonight|hoy|esta (noche|tarde)|this (morning|afternoon|evening))\b/.test(text))
    return /\b(tomorrow)\b/.test(text) ? [today, today + 1] : [today];
  if (/\btomorrow\b/.test(text) || /(?<!\b(la|por la|de la|esta) )\bmanana\b/.test(text)) return [today + 1];
  if (/\b(next weekend|(proximo|otro) fin de semana)\b/.test(text)) {
    const saturday = weekdayOf(today) === 6 ? monday + 12 : monday + 12;
    return span(saturday, saturday + 1);
  }
  if (/\b(weekend|fin de semana|finde)\b/.test(text)) return span(Math.max(today, monday + 5), monday + 6);
  if (/\b(next week|(proxima semana|semana que viene))\b/.test(text)) return span(monday + 7, monday + 13);
  if (/\b(this week|esta semana)\b/.test(text)) return span(today, monday + 6);
  return null;
}

const DAY_MS = 86_400_000;

/** Null for a date that no calendar has, such as the 31st of November. */
function dayOf(year: number, month: number, day: number): Day | null {
  const at = new Date(Date.UTC(year, month, day));
  return at.getUTCMonth() === month && at.getUTCDate() === day ? at.getTime() / DAY_MS : null;
}

function upcoming(today: Day, month: number, day: number): Day | null {
  const year = new Date(today * DAY_MS).getUTCFullYear();
  const found = dayOf(year, month, day);
  return found !== null && found >= today ? found : dayOf(year + 1, month, day);
}

function nextOfMonth(today: Day, day: number): Day | null {
  const at = new Date(today * DAY_MS);
  for (let ahead = 0; ahead < 3; ahead++) {
    const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + ahead, 1));
    const found = dayOf(first.getUTCFullYear(), first.getUTCMonth(), day);
    if (found !== null && found >= today) return found;
  }
  return null;
}
