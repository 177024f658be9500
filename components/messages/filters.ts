import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsIsoDate,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { dayWords } from "@/components/ui/time-words";
import { categories, channels, directions, messageStatuses } from "@/db/enums";
import { categoryWords, channelWords, directionWords, statusWords } from "./words";

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseAsIsoDate.parse(text) !== null;

/** A calendar day as text: what the address shows and the API takes, with no zone to get wrong. */
const parseAsDay = { ...parseAsString, parse: (text: string) => (isDay(text) ? text : null) };

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  status: parseAsStringLiteral(messageStatuses),
  direction: parseAsStringLiteral(directions),
  channel: parseAsStringLiteral(channels),
  category: parseAsStringLiteral(categories),
  contact: parseAsInteger,
  from: parseAsDay,
  to: parseAsDay,
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

/** The same wish as the API's query. */
export function apiFilters({ status, direction, channel, category, contact, from, to }: Filters) {
  return {
    status: status ?? undefined,
    direction: direction ?? undefined,
    channel: channel ?? undefined,
    category: category ?? undefined,
    contact_id: contact !== null && contact > 0 ? contact : undefined,
    start_date: from ?? undefined,
    end_date: to ?? undefined,
  };
}

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== null);

export const noFilters: Filters = {
  status: null,
  direction: null,
  channel: null,
  category: null,
  contact: null,
  from: null,
  to: null,
};

/** What is chosen, piece by piece: ["Failed", "Reminder", "since Nov 14"]. */
export function filterWords(filters: Filters, today: string, contactName: string | null): string[] {
  const words: string[] = [];
  if (filters.contact !== null) words.push(contactName ?? "One person");
  if (filters.status) words.push(statusWords[filters.status].word);
  if (filters.category) words.push(categoryWords[filters.category]);
  if (filters.direction) words.push(directionWords[filters.direction]);
  if (filters.channel) words.push(channelWords[filters.channel]);
  if (filters.from && filters.from === filters.to)
    words.push(filters.from === today ? "Today" : dayWords(filters.from, today));
  else if (filters.from && filters.to)
    words.push(`${dayWords(filters.from, today)} to ${dayWords(filters.to, today)}`);
  else if (filters.from) words.push(`since ${dayWords(filters.from, today)}`);
  else if (filters.to) words.push(`until ${dayWords(filters.to, today)}`);
  return words;
}
