import { parseAsIsoDate, parseAsString } from "nuqs/server";

/** Whether text names a day that there is: "2026-02-28". */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseAsIsoDate.parse(text) !== null;

/** A calendar day as text: what the address shows and the API takes, with no zone to get wrong. */
export const parseAsDay = { ...parseAsString, parse: (text: string) => (isDay(text) ? text : null) };
