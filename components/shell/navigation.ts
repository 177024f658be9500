import {
  CalendarDays,
  ChartNoAxesColumn,
  House,
  Inbox,
  LayoutTemplate,
  ListFilter,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  Settings,
  Smartphone,
  UsersRound,
} from "lucide-react";

export type Door = {
  label: string;
  href: string;
  icon: LucideIcon;
  /** Pressed after `g`, leads there. */
  key: string;
  isExact?: boolean;
  /** What is counted beside it. */
  counts?: "troubles" | "replies";
};

/** The rooms a person can walk into today; nothing is listed that does not work. */
export function doors(workspaceId: number, isSandbox: boolean): Door[] {
  const home = `/w/${workspaceId}`;
  return [
    { label: "Overview", href: home, icon: House, key: "o", isExact: true, counts: "troubles" },
    { label: "Inbox", href: `${home}/inbox`, icon: Inbox, key: "i", counts: "replies" },
    { label: "Messages", href: `${home}/messages`, icon: MessagesSquare, key: "m" },
    { label: "Calendar", href: `${home}/calendar`, icon: CalendarDays, key: "a" },
    { label: "Contacts", href: `${home}/contacts`, icon: UsersRound, key: "c" },
    { label: "Segments", href: `${home}/segments`, icon: ListFilter, key: "e" },
    { label: "Campaigns", href: `${home}/campaigns`, icon: Megaphone, key: "b" },
    { label: "Templates", href: `${home}/templates`, icon: LayoutTemplate, key: "t" },
    { label: "Delivery", href: `${home}/delivery`, icon: ChartNoAxesColumn, key: "d" },
    { label: "Settings", href: `${home}/settings`, icon: Settings, key: "s" },
    ...(isSandbox
      ? [{ label: "Phones", href: `/sandbox/phones?workspace=${workspaceId}`, icon: Smartphone, key: "p" }]
      : []),
  ];
}

export const isHere = (door: Door, pathname: string): boolean => {
  const path = door.href.split("?")[0] ?? door.href;
  return door.isExact ? pathname === path : pathname === path || pathname.startsWith(`${path}/`);
};
