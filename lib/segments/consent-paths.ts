import { type Category, type Channel, categories, channels } from "@/db/enums";
import { consentBit } from "@/lib/consent/consent-bit";
import type { Sql } from "@/lib/contacts/contact-filter";
import type { Fragment } from "./comparisons";
import type { Option, PathEntry } from "./path";

const options: Option[] = [
  { value: "opted_in", label: "agreed" },
  { value: "opted_out", label: "said no" },
  { value: "none", label: "neither agreed nor said no" },
];

const channelWords: Record<Channel, string> = { sms: "texts", whatsapp: "WhatsApp messages" };
const categoryWords: Record<Category, string> = {
  authentication: "Login code",
  conversation: "Conversation",
  reservation: "Reservation",
  reminder: "Reminder",
  order: "Order",
  marketing: "Marketing",
  program: "Program",
};

const named = (channel: Channel, category: Category): PathEntry => {
  const bit = String(consentBit(channel, category));
  const tests: Record<string, (sql: Sql) => Fragment> = {
    opted_in: (sql) => sql`k.opted_in & ${bit}::text::bigint <> 0`,
    opted_out: (sql) => sql`k.opted_out & ${bit}::text::bigint <> 0`,
    none: (sql) => sql`(k.opted_in | k.opted_out) & ${bit}::text::bigint = 0`,
  };
  return {
    path: `consent.${channel}.${category}`,
    label: `${categoryWords[category]} ${channelWords[channel]}`,
    group: "consent",
    kind: "choice",
    ops: ["eq", "neq", "in", "not_in"],
    options,
    readsContact: false,
    where: ({ sql }, { values, isNot }) => {
      const fits = values
        .map((value) => tests[String(value).toLowerCase()]?.(sql) ?? sql`false`)
        .reduce((some, one) => sql`${some} or ${one}`);
      return isNot ? sql`not (${fits})` : sql`(${fits})`;
    },
  };
};

/** What people said to each kind of text on each channel: exactly what the ledger comes to, as the gate reads it. */
export const consentPaths: PathEntry[] = channels.flatMap((channel) =>
  categories.map((category) => named(channel, category)),
);
