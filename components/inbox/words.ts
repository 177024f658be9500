import type { Channel } from "@/db/enums";
import type { ConversationCounts, ConversationView } from "@/lib/inbox/conversations-schema";

type Contact = ConversationView["contact"];

export const shownAs = (contact: Contact): string => contact.name ?? contact.phone;

/** "3 people are waiting", "Nobody is waiting". */
export function inboxTitle(counts: Pick<ConversationCounts, "waiting"> | undefined): string {
  if (!counts) return "Inbox";
  if (counts.waiting === 0) return "Nobody is waiting";
  if (counts.waiting === 1) return "1 person is waiting";
  return counts.waiting >= 100 ? "More than 99 people are waiting" : `${counts.waiting} people are waiting`;
}

type Owned = Pick<ConversationView, "owner" | "owner_member" | "is_mine">;

/** Whose it is: "You", "Ava Lindgren", "The assistant", "Nobody yet". */
export function ownerWords({ owner, owner_member, is_mine }: Owned): string {
  if (is_mine) return "You";
  if (owner === "assistant") return "The assistant";
  return owner === "member" ? (owner_member?.name ?? "A former member") : "Nobody yet";
}

/** The last text as a line: who said it, and what. */
export function lastLine({ last_message: last }: Pick<ConversationView, "last_message">): string {
  if (!last) return "Nothing has been said yet";
  const words = last.body || (last.has_media ? "A picture" : "No words");
  return last.direction === "inbound" ? words : `${firstName(last.sent_by) ?? "Us"}: ${words}`;
}

const firstName = (name: string | null): string | null => name?.split(" ")[0] || null;

/** "AL" for Ava Lindgren. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join("");

const MINUTE = 60_000;

/** How long somebody waits, short: "now", "6 min", "3 h", "2 days". */
export function waitWords(since: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(since)) / MINUTE);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

export const otherChannel: Record<Channel, Channel> = { sms: "whatsapp", whatsapp: "sms" };

/** The part of a text around the words that were looked for. */
export function excerpt(body: string, q: string): string {
  const at = body.toLowerCase().indexOf(q.toLowerCase());
  return at > 40 ? `…${body.slice(at - 30)}` : body;
}

/** "Ava is writing…", "Ava and Theo are here". */
export function presenceWords(
  presence: readonly { member: { name: string }; is_typing: boolean }[],
): string | null {
  const names = (list: typeof presence) => list.map(({ member }) => member.name.split(" ")[0]).join(" and ");
  const writing = presence.filter((one) => one.is_typing);
  if (writing.length > 0)
    return `${names(writing)} ${writing.length === 1 ? "is" : "are"} writing an answer…`;
  return presence.length > 0
    ? `${names(presence)} ${presence.length === 1 ? "looks" : "look"} at this too`
    : null;
}
