import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { isDay } from "../ui/parse-day";
import { parseAsId } from "../ui/parse-id";
import { addDays } from "../ui/time-words";
import { weekOf } from "./day-clock";

/** Clocks of farther years are anybody's guess, and no visit is booked for them. */
const isNear = (text: string) => text >= "2000-01-02" && text <= "2099-12-30";

const parseAsNearDay = {
  ...parseAsString,
  parse: (text: string) => (isDay(text) && isNear(text) ? text : null),
};

/** What the address says of the calendar; no day means today. */
export const calendarParsers = {
  view: parseAsStringLiteral(["day", "week"]).withDefault("day"),
  day: parseAsNearDay,
  /** One person or table only. */
  who: parseAsId,
};
export type CalendarParams = inferParserType<typeof calendarParsers>;
export const loadCalendarParams = createLoader(calendarParsers);

/** The days that are shown: one, or the week around it. */
export const daysShown = (view: CalendarParams["view"], day: string): string[] =>
  view === "day" ? [day] : weekOf(day);

export const stepDay = (view: CalendarParams["view"], day: string, by: 1 | -1): string =>
  addDays(day, by * (view === "day" ? 1 : 7));
