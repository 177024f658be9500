import {
  BookOpen,
  Building2,
  CalendarPlus,
  FilePlus2,
  FileUp,
  Keyboard,
  ListPlus,
  LogOut,
  type LucideIcon,
  Megaphone,
  Monitor,
  Moon,
  PenLine,
  Sun,
  UserPlus,
  UserRoundPlus,
} from "lucide-react";
import { sections } from "@/components/settings/sections";
import type { Scope } from "@/lib/actor";
import { doors } from "../navigation";
import type { WorkspaceFacts } from "../workspace-context";
import { matchWords } from "./match-words";

export type Doing =
  | { kind: "go"; href: string }
  | { kind: "compose" }
  | { kind: "keys" }
  | { kind: "signOut" }
  | { kind: "theme"; theme: "light" | "dark" | "system" };

/** One line of the palette. `also` is what else a person may type for it. */
export type Command = {
  id: string;
  title: string;
  icon: LucideIcon;
  group: "Go to" | "Do" | "Switch workspace" | "Colors";
  doing: Doing;
  hint?: string;
  keys?: string;
  also?: string;
  /** Found by typing only. */
  isRare?: boolean;
};

/** Everything this person may do from anywhere, in this workspace. Pure. */
export function commandsFor(facts: WorkspaceFacts, may: (scope: Scope) => boolean): Command[] {
  const path = (rest: string) => `/w/${facts.id}${rest}`;
  const pages = doors(facts.id, facts.isSandbox).map(
    (door): Command => ({
      id: `page ${door.label}`,
      title: door.label,
      icon: door.icon,
      group: "Go to",
      doing: { kind: "go", href: door.href },
      keys: `g ${door.key}`,
    }),
  );
  const rooms = sections
    .filter(({ scope }) => may(scope))
    .map(
      ({ slug, label, about, icon }): Command => ({
        id: `settings ${slug}`,
        title: label,
        icon,
        group: "Go to",
        doing: { kind: "go", href: path(`/settings/${slug}`) },
        hint: "Settings",
        also: `settings ${about}`,
        isRare: true,
      }),
    );
  const docs: Command = {
    id: "page docs",
    title: "API reference",
    icon: BookOpen,
    group: "Go to",
    doing: { kind: "go", href: "/docs" },
    also: "docs documentation developers",
    isRare: true,
  };
  const act = (id: string, title: string, icon: LucideIcon, doing: Doing, more: Partial<Command> = {}) =>
    ({ id, title, icon, group: "Do", doing, ...more }) satisfies Command;
  const to = (rest: string): Doing => ({ kind: "go", href: path(rest) });
  const actions: (Command | false)[] = [
    may("messages:write") &&
      act(
        "compose",
        "Send a text",
        PenLine,
        { kind: "compose" },
        { keys: "c", also: "new message write sms" },
      ),
    may("bookings:write") &&
      act("book", "Book a visit", CalendarPlus, to("/calendar?new=1"), {
        also: "new booking appointment reservation table",
      }),
    may("contacts:write") &&
      act("add contact", "Add a contact", UserRoundPlus, to("/contacts?add=1"), {
        also: "new person customer",
      }),
    may("contacts:write") &&
      act("import", "Import contacts", FileUp, to("/contacts/import"), { also: "csv upload list" }),
    may("campaigns:write") &&
      act("campaign", "New campaign", Megaphone, to("/campaigns/new"), {
        also: "send many blast offer plan",
      }),
    may("templates:write") &&
      act("template", "New template", FilePlus2, to("/templates/new"), { also: "write create" }),
    may("segments:write") &&
      act("segment", "New segment", ListPlus, to("/segments/new"), { also: "audience group filter create" }),
    may("members:write") &&
      act("invite", "Invite someone", UserPlus, to("/settings/members"), { also: "member team staff add" }),
    act("keys", "Show the keys", Keyboard, { kind: "keys" }, { keys: "?", also: "shortcuts help" }),
    act("sign out", "Sign out", LogOut, { kind: "signOut" }, { also: "log leave", isRare: true }),
  ];
  const places = facts.others.map(
    ({ id, name }): Command => ({
      id: `workspace ${id}`,
      title: name,
      icon: Building2,
      group: "Switch workspace",
      doing: { kind: "go", href: `/w/${id}` },
      also: "switch workspace location",
    }),
  );
  const color = (theme: "light" | "dark" | "system", title: string, icon: LucideIcon): Command => ({
    id: `theme ${theme}`,
    title,
    icon,
    group: "Colors",
    doing: { kind: "theme", theme },
    also: "colors theme mode",
    isRare: true,
  });
  return [
    ...pages,
    ...rooms,
    docs,
    ...actions.filter((command) => command !== false),
    ...places,
    color("light", "Light colors", Sun),
    color("dark", "Dark colors", Moon),
    color("system", "Colors like this device", Monitor),
  ];
}

/** The commands that answer what was typed, best first; all but the rarer ones while nothing is typed. Pure. */
export function fittingCommands(commands: readonly Command[], typed: string): Command[] {
  if (typed.trim() === "") return commands.filter(({ isRare }) => !isRare);
  return commands
    .map((command) => ({
      command,
      score: Math.max(
        matchWords(command.title, typed) * 2,
        matchWords(`${command.title} ${command.group} ${command.also ?? ""}`, typed),
      ),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ command }) => command)
    .slice(0, 6);
}
