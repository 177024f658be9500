import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsDay } from "@/components/ui/parse-day";
import { parseAsId } from "@/components/ui/parse-id";
import { searchWords } from "@/components/ui/search-words";
import { dayWords } from "@/components/ui/time-words";
import { categories, channels, directions, messageStatuses } from "@/db/enums";
import { categoryWords, channelWords, directionWords, reasonWords, statusWords } from "./words";

/** A code as the gate writes it; anything else in the address is nothing. */
const parseAsReason = {
  ...parseAsString,
  parse: (text: string) => (/^[a-z_]{1,50}$/.test(text) ? text : null),
};
const parseAsWords = { ...parseAsString, parse: (text: string) => searchWords(text) ?? null };

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  status: parseAsStringLiteral(messageStatuses),
  direction: parseAsStringLiteral(directions),
  channel: parseAsStringLiteral(channels),
  category: parseAsStringLiteral(categories),
  contact: parseAsId,
  template: parseAsId,
  sender: parseAsId,
  batch: parseAsId,
  /** The carrier's code of a failure. */
  code: parseAsId,
  reason: parseAsReason,
  q: parseAsWords,
  from: parseAsDay,
  to: parseAsDay,
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

/** The same wish as the API's query. */
export function apiFilters({ status, direction, channel, category, reason, q, from, to, ...ids }: Filters) {
  return {
    status: status ?? undefined,
    direction: direction ?? undefined,
    channel: channel ?? undefined,
    category: category ?? undefined,
    contact_id: ids.contact ?? undefined,
    template_id: ids.template ?? undefined,
    sender_id: ids.sender ?? undefined,
    batch_id: ids.batch ?? undefined,
    error_code: ids.code !== null && ids.code < 2 ** 31 ? ids.code : undefined,
    reason: reason ?? undefined,
    q: q ?? undefined,
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
  template: null,
  sender: null,
  batch: null,
  code: null,
  reason: null,
  q: null,
  from: null,
  to: null,
};

/** Names for the ids of a filter, as far as they are known. */
export type FilterNames = Partial<Record<"contact" | "template" | "sender" | "code", string | null>>;

/** What is chosen, piece by piece: ["Failed", "Reminder", "since Nov 14"]. */
export function filterWords(filters: Filters, today: string, names: FilterNames): string[] {
  const { contact, status, category, direction, channel, template, sender, batch, code, reason, q } = filters;
  const words = [
    q ? `“${q}”` : null,
    contact !== null ? (names.contact ?? "One person") : null,
    status ? statusWords[status].word : null,
    code !== null ? `failed because: ${lower(names.code ?? `code ${code}`)}` : null,
    reason ? reasonWords(reason) : null,
    category ? categoryWords[category] : null,
    direction ? directionWords[direction] : null,
    channel ? channelWords[channel] : null,
    template !== null ? (names.template ?? "One template") : null,
    sender !== null ? `from ${names.sender ?? "one sender"}` : null,
    batch !== null ? `batch ${batch}` : null,
    spanWords(filters, today),
  ];
  return words.filter((word) => word !== null);
}

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");

function spanWords({ from, to }: Filters, today: string): string | null {
  if (from && from === to) return from === today ? "Today" : dayWords(from, today);
  if (from && to) return `${dayWords(from, today)} to ${dayWords(to, today)}`;
  if (from) return `since ${dayWords(from, today)}`;
  return to ? `until ${dayWords(to, today)}` : null;
}
