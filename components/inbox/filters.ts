import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsId } from "@/components/ui/parse-id";
import { searchWords } from "@/components/ui/search-words";

export const tabs = ["waiting", "mine", "open", "closed"] as const;
export type Tab = (typeof tabs)[number];

export const tabWords: Record<Tab, string> = {
  waiting: "Waiting",
  mine: "Mine",
  open: "All open",
  closed: "Closed",
};

/** What the address says of the inbox. */
export const inboxParsers = {
  tab: parseAsStringLiteral(tabs).withDefault("waiting"),
  q: { ...parseAsString, parse: (text: string) => searchWords(text) ?? null },
  conversation: parseAsId,
};
export type InboxPlace = inferParserType<typeof inboxParsers>;
export type ListWish = Pick<InboxPlace, "tab" | "q">;
export const loadInbox = createLoader(inboxParsers);

/** Conversations a page. */
export const ROWS = 40;
/** Texts a page of a thread. */
export const TEXTS = 40;

/** The same wish as the API's query; words are looked for in all conversations. */
export function apiWish({ tab, q }: ListWish) {
  if (q) return { q };
  if (tab === "waiting") return { waiting: true };
  if (tab === "mine") return { status: "open" as const, owner: "me" as const };
  return { status: tab };
}
