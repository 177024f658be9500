import { type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { messageStatuses, recipientStatuses } from "@/db/enums";
import { statusWords } from "../../messages/words";

const statuses = [...new Set([...recipientStatuses, ...messageStatuses, "clicked" as const])].filter(
  (one) => one !== "received",
);
export type RecipientStanding = (typeof statuses)[number];

const parseAsReason = {
  ...parseAsString,
  parse: (text: string) => (/^[a-z_]{1,50}$/.test(text) ? text : null),
};
const parseAsPosition = {
  ...parseAsInteger,
  parse: (text: string) => (/^[0-4]$/.test(text) ? Number(text) : null),
};

/** What the address bar says about the people of a campaign. */
export const recipientParsers = {
  status: parseAsStringLiteral(statuses),
  reason: parseAsReason,
  variant: parseAsPosition,
};
export type RecipientFilters = inferParserType<typeof recipientParsers>;

export const noRecipientFilters: RecipientFilters = { status: null, reason: null, variant: null };

const own: Partial<Record<RecipientStanding, string>> = {
  pending: "Waiting",
  queued: "On the way",
  excluded: "Left out",
  held_out: "Kept aside",
  clicked: "Opened the link",
};

/** Where somebody stands, in a word or two. */
export const standingWord = (status: RecipientStanding): string =>
  own[status] ?? (status in statusWords ? statusWords[status as keyof typeof statusWords].word : status);

export const standingOptions = statuses.map((id) => ({ id, label: standingWord(id) }));
/** Where addresses stay as they are, nobody knows who opened them. */
export const standingOptionsOf = ({ shorten_links }: { shorten_links: boolean }) =>
  standingOptions.filter(({ id }) => shorten_links || id !== "clicked");
