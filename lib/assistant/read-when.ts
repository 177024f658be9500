import { z } from "zod";
import { plainWords, timeText } from "./plain-words";
import { type Day, type DayContext, readDays } from "./read-days";
import { readTime } from "./read-time";

const minutes = z.object({ from: z.number(), until: z.number() });

/** When somebody would like to come, on the business's calendar and clock. */
export const whenWish = z.object({
  /** Days since 1970-01-01; null when none was named. */
  days: z.array(z.number()).nullable(),
  /** Minutes since local midnight. */
  exact: z.number().nullable(),
  within: minutes.nullable(),
  isSoonest: z.boolean(),
});
export type When = z.output<typeof whenWish>;

const SOONEST =
  /\b(asap|soonest|earliest|first (available|opening|thing available)|next (available|opening|free)|as soon as|any ?time|whenever|any day|anything|lo antes posible|cuanto antes|cuando sea|cualquier (dia|hora|momento)|primera hora disponible)\b/;

export type WhenContext = DayContext & { isEvening: boolean };

/** Reads days and times out of a text; null when it names neither. Pure. */
export function readWhen(raw: string, context: WhenContext): When | null {
  const text = timeText(raw);
  const days = readDays(text, context);
  const time = readTime(text, context.isEvening);
  const isSoonest = SOONEST.test(plainWords(raw));
  if (!days && !time && !isSoonest) return null;
  return { days, exact: time?.exact ?? null, within: time?.within ?? null, isSoonest };
}

/** What is said now changes what was said before: "Friday", then "after 3"; "Thursday at 2", then "what about 4". Pure. */
export function mergeWhen(before: When | null, said: When): When {
  if (!before || said.isSoonest) return said;
  const hasTime = said.exact !== null || said.within !== null;
  return {
    days: said.days ?? before.days,
    exact: hasTime ? said.exact : said.days ? null : before.exact,
    within: hasTime ? said.within : said.days ? null : before.within,
    isSoonest: false,
  };
}

const ANY_DAY: Day = 20_000;

/** Whether a text names a day or a time at all. Pure. */
export const mentionsWhen = (raw: string): boolean => {
  const when = readWhen(raw, { today: ANY_DAY, isDayFirst: false, isEvening: false });
  return when !== null && (when.days !== null || when.exact !== null || when.within !== null);
};
