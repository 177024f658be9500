"use client";

import { Button, cn, Drawer } from "@heroui/react";
import { LogOut } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type Door, isHere } from "./navigation";
import { signOutHere } from "./sign-out";
import { ThemeSwitch } from "./theme-switch";
import { useWorkspace } from "./workspace-context";
import { WorkspaceSwitcher } from "./workspace-switcher";

export type MoreProps = { doors: Door[]; isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** On a phone: the other pages, the other workspaces, colors, and the way out. */
export function MoreSheet({ doors, isOpen, onOpenChange }: MoreProps) {
  const { person, path } = useWorkspace();
  const pathname = usePathname();
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Drawer.Content placement="bottom">
        <Drawer.Dialog aria-label="More" className="pb-[max(1.5rem,env(safe-area-inset-bottom))]">
          <Drawer.Handle />
          <Drawer.Body className="space-y-4 text-foreground">
            <ul className="grid grid-cols-2 gap-2">
              {doors.map((door) => {
                const here = isHere(door, pathname);
                return (
                  <li key={door.href}>
                    <Link
                      href={door.href}
                      onClick={() => onOpenChange(false)}
                      aria-current={here ? "page" : undefined}
                      className={cn(
                        "flex h-14 items-center gap-3 rounded-2xl px-4 font-medium",
                        here ? "bg-accent-soft text-accent-soft-foreground" : "bg-surface-secondary",
                      )}
                    >
                      <door.icon aria-hidden className={cn("size-5", !here && "text-muted")} />
                      {door.label}
                    </Link>
                  </li>
                );
              })}
            </ul>
            <div className="border-t border-separator pt-3">
              <WorkspaceSwitcher onSwitch={() => onOpenChange(false)} />
            </div>
            <div className="flex items-center justify-between gap-4 px-2.5">
              <span>Colors</span>
              <ThemeSwitch size="lg" />
            </div>
            <div className="flex items-center justify-between gap-4 border-t border-separator px-2.5 pt-4">
              <Link
                href={path("/settings/profile")}
                onClick={() => onOpenChange(false)}
                className="-mx-2 min-w-0 flex-1 rounded-xl px-2 py-1"
              >
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-xs text-muted capitalize">{person.role}</span>
              </Link>
              <Button variant="tertiary" onPress={signOutHere}>
                <LogOut aria-hidden />
                Sign out
              </Button>
            </div>
          </Drawer.Body>
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}
