import {
  FileText,
  History,
  type LucideIcon,
  MessageSquareText,
  Search,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { SearchResults } from "@/lib/reports/search-schema";
import type { Command, Doing } from "./commands";
import type { RecentItem } from "./recent";

/** What the palette shows in one row. */
export type Line = {
  id: string;
  title: string;
  icon: LucideIcon;
  doing: Doing;
  hint?: string | null;
  keys?: string;
  /** When it was said. */
  at?: string;
  remember?: RecentItem;
};
export type Group = { title: string; lines: Line[] };

type Input = {
  typed: string;
  isSearching: boolean;
  commands: readonly Command[];
  results: SearchResults;
  recent: readonly RecentItem[];
  path: (rest: string) => string;
};

/** The palette's rows under their headings: what may be done, then who and what was found. Pure. */
export function linesFor({ typed, isSearching, commands, results, recent, path }: Input): Group[] {
  const go = (rest: string): Doing => ({ kind: "go", href: path(rest) });
  const wanted = typed.trim();
  const asked: Group[] = ["Do", "Go to", "Switch workspace", "Colors"].map((title) => ({
    title,
    lines: commands.filter(({ group }) => group === title),
  }));
  const opened: Group = {
    title: "Opened last",
    lines: recent.map((item) => ({
      ...item,
      id: `recent ${item.id}`,
      icon: History,
      doing: { kind: "go", href: item.href },
      remember: item,
    })),
  };
  if (wanted === "") return [opened, ...asked].filter(isFilled);
  const people = results.contacts.map(({ id, name, phone }): Line => {
    const href = path(`/contacts/${id}`);
    const title = name ?? phone;
    return {
      id: `contact ${id}`,
      title,
      hint: name ? phone : null,
      icon: UserRound,
      doing: { kind: "go", href },
      remember: { id: `contact ${id}`, kind: "contact", title, hint: name ? phone : null, href },
    };
  });
  const named = (kind: "template" | "segment", id: number, title: string): Line => {
    const href = path(`/${kind}s/${id}`);
    const remember = {
      id: `${kind} ${id}`,
      kind,
      title,
      hint: kind === "template" ? "Template" : "Segment",
      href,
    };
    return { id: remember.id, title, icon: icons[kind], doing: { kind: "go", href }, remember };
  };
  const templates = results.templates.map(({ id, name }) => named("template", id, name.replaceAll("_", " ")));
  const segments = results.segments.map(({ id, name }) => named("segment", id, name));
  const texts = results.messages.map(
    ({ id, body, contact_name, phone, direction, created_at }): Line => ({
      id: `message ${id}`,
      title: body,
      hint: direction === "inbound" ? `from ${contact_name ?? phone}` : `to ${contact_name ?? phone}`,
      at: created_at,
      icon: MessageSquareText,
      doing: go(`/messages?message=${id}`),
    }),
  );
  const everywhere: Line = {
    id: "all texts",
    title: `Every text with “${wanted}”`,
    icon: Search,
    hint: results.messages_complete || texts.length > 0 ? null : "older ones too",
    doing: go(`/messages?q=${encodeURIComponent(wanted)}`),
  };
  return [
    ...asked,
    { title: "People", lines: people },
    { title: "Segments", lines: segments },
    { title: "Templates", lines: templates },
    { title: "Texts", lines: wanted.length > 1 && !isSearching ? [...texts, everywhere] : texts },
  ].filter(isFilled);
}

const icons = { template: FileText, segment: UsersRound };
const isFilled = ({ lines }: Group): boolean => lines.length > 0;
