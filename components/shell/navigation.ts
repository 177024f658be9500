import { House, type LucideIcon, MessagesSquare, Smartphone } from "lucide-react";

export type Door = { label: string; href: string; icon: LucideIcon; isExact?: boolean };

/** The rooms a person can walk into today; nothing is listed that does not work. */
export function doors(workspaceId: number, isSandbox: boolean): Door[] {
  const home = `/w/${workspaceId}`;
  return [
    { label: "Overview", href: home, icon: House, isExact: true },
    { label: "Messages", href: `${home}/messages`, icon: MessagesSquare },
    ...(isSandbox
      ? [{ label: "Phones", href: `/sandbox/phones?workspace=${workspaceId}`, icon: Smartphone }]
      : []),
  ];
}

export const isHere = (door: Door, pathname: string): boolean => {
  const path = door.href.split("?")[0] ?? door.href;
  return door.isExact ? pathname === path : pathname === path || pathname.startsWith(`${path}/`);
};
