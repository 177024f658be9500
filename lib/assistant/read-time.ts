/** Minutes since local midnight, from until just before another. */
export type Minutes = { from: number; until: number };

/** `exact`: the time that was named; `within`: the part of the day it must lie in. */
export type TimeWish = { exact: number | null; within: Minutes | null };

const NOON = 12 * 60;
const END = 24 * 60;

const CLOCK = "(\\d{1,2})(?:[:.h](\\d{2}))? ?(am|pm|a\\b|p\\b)?";
const RANGE = new RegExp(
  `\\b(?:between |from |entre (?:las? )?|de )?${CLOCK} ?(?:-|to|and|until|till|y(?: las?)?|a las?) ?${CLOCK}(?![\\d/])`,
);
const AFTER = new RegExp(
  `\\b(?:after|from|despues de(?: las?)?|a partir de(?: las?)?|desde(?: las?)?) ${CLOCK}\\b`,
);
const BEFORE = new RegExp(`\\b(?:before|until|by|antes de(?: las?)?|hasta(?: las?)?) ${CLOCK}\\b`);
const AT = new RegExp(
  `(?:\\b(?:at|around|about|@|a las?|como a las?|sobre las?|alrededor de las?)|@|~) ?${CLOCK}(?![\\d/])`,
);
const MARKED = /(?<![\d/.:])(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)\b/;
const COLON = /(?<![\d/])(\d{1,2}):(\d{2})\b(?! ?[ap]m)/;
const IN_PART =
  /\b(\d{1,2})(?:[:.](\d{2}))? (?:de la (?:manana|tarde|noche)|in the (?:morning|afternoon|evening)|at night)\b/;
const OCLOCK = /\b(\d{1,2}) ?(?:oclock|o clock|en punto)\b/;
const HALF = /\bhalf past (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/;
const SUFFIX = /\bde la (manana|tarde|noche)\b/;

const hourNames = "one two three four five six seven eight nine ten eleven twelve".split(" ");

const parts: readonly [pattern: RegExp, within: Minutes][] = [
  [/\b(before noon|before lunch)\b/, { from: 0, until: NOON }],
  [/\b(morning|mornings|(por|de|en|a) la manana|am)\b/, { from: 0, until: NOON }],
  [/\b(lunch ?time|lunch|mediodia|almuerzo)\b/, { from: 11 * 60, until: 14 * 60 }],
  [/\b(after work|after school)\b/, { from: 16 * 60, until: END }],
  [
    /\b(afternoon|afternoons|(por|de|en|a) la tarde|esta tarde|after lunch)\b/,
    { from: NOON, until: 18 * 60 },
  ],
  [
    /\b(evening|evenings|tonight|night|(por|de|en|a) la noche|esta noche|dinner|cena)\b/,
    { from: 17 * 60, until: END },
  ],
];

/**
 * The time of day that a text asks for, null when it says none. An hour without am or pm is read as businesses keep
 * them: 8 to 11 in the morning, 12 to 7 after noon; in the evening where people come for dinner. Pure.
 */
export function readTime(text: string, isEvening = false): TimeWish | null {
  const hint = partOf(text);
  const minuteOf = (hour: string | undefined, minute?: string, half?: string): number | null =>
    toMinute(Number(hour), Number(minute ?? 0), half ?? suffixOf(text) ?? undefined, hint, isEvening);
  const range = RANGE.exec(text);
  if (range && (range[0].match(/[a-z:]/) || hint)) {
    const until = minuteOf(range[4], range[5], range[6]);
    const from = minuteOf(range[1], range[2], range[3] ?? range[6]);
    if (from !== null && until !== null && from < until)
      return { exact: null, within: { from, until: until + 1 } };
  }
  const after = AFTER.exec(text);
  const before = BEFORE.exec(text);
  if (after || before) {
    const from = after ? minuteOf(after[1], after[2], after[3]) : 0;
    const until = before ? minuteOf(before[1], before[2], before[3]) : END;
    if (from !== null && until !== null && from < until) return { exact: null, within: { from, until } };
  }
  const exact = exactTime(text, minuteOf);
  if (exact !== null) return { exact, within: null };
  return hint ? { exact: null, within: hint } : null;
}

function exactTime(
  text: string,
  minuteOf: (hour: string | undefined, minute?: string, half?: string) => number | null,
): number | null {
  for (const pattern of [MARKED, IN_PART, COLON, AT]) {
    const found = pattern.exec(text);
    if (found)
      return minuteOf(found[1], found[2], pattern === MARKED || pattern === AT ? found[3] : undefined);
  }
  const half = HALF.exec(text);
  if (half) {
    const hour = hourNames.indexOf(half[1] ?? "") + 1 || Number(half[1]);
    return minuteOf(String(hour), "30");
  }
  const oclock = OCLOCK.exec(text);
  if (oclock) return minuteOf(oclock[1]);
  const spelled = /\b(?:at|around) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/.exec(
    text,
  );
  if (spelled) return minuteOf(String(hourNames.indexOf(spelled[1] ?? "") + 1));
  if (/\b(?:at |a )?(noon|midday)\b/.test(text) && !/before noon|after noon/.test(text)) return NOON;
  return null;
}

const partOf = (text: string): Minutes | null => parts.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const suffixOf = (text: string): "am" | "pm" | null => {
  const part = SUFFIX.exec(text)?.[1];
  return part === undefined ? null : part === "manana" ? "am" : "pm";
};

function toMinute(
  hour: number,
  minute: number,
  half: string | undefined,
  hint: Minutes | null,
  isEvening: boolean,
): number | null {
  if (hour > 23 || minute > 59 || Number.isNaN(hour)) return null;
  if (half?.startsWith("a")) return (hour % 12) * 60 + minute;
  if (half?.startsWith("p")) return hour > 12 ? hour * 60 + minute : ((hour % 12) + 12) * 60 + minute;
  if (hour > 12 || hour === 0) return hour * 60 + minute;
  if (hour === 12) return NOON + minute;
  if (hint) return (hint.from >= NOON - 60 && hour < 8 + 4 ? hour + 12 : hour) * 60 + minute;
  return (hour < 8 || isEvening ? hour + 12 : hour) * 60 + minute;
}
