"use client";

import { Button, cn } from "@heroui/react";
import { Keyboard, LogOut } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { DoorCount } from "./door-count";
import { Logo } from "./logo";
import { doors, isHere } from "./navigation";
import { SearchFieldButton } from "./search-field-button";
import { signOutHere } from "./sign-out";
import { ThemeSwitch } from "./theme-switch";
import { useWorkspace } from "./workspace-context";
import { WorkspaceSwitcher } from "./workspace-switcher";

/** The desk's left edge: where you are, where you can go, who you are. */
export function Sidebar({ onHelp }: { onHelp: () => void }) {
  const { id, isSandbox, person, path } = useWorkspace();
  const pathname = usePathname();
  return (
    <aside className="sticky top-0 hidden h-dvh w-64 shrink-0 flex-col border-r border-separator px-3 py-4 md:flex">
      <div className="flex items-center gap-2.5 px-2.5 pb-3">
        <Logo className="h-7" />
        <span className="text-lg font-semibold tracking-tight">Parley</span>
      </div>
      <WorkspaceSwitcher />
      <SearchFieldButton className="mt-3" />
      <nav aria-label="Main" className="mt-4 flex-1 overflow-y-auto">
        <ul className="space-y-0.5">
          {doors(id, isSandbox).map((door) => {
            const here = isHere(door, pathname);
            return (
              <li key={door.href}>
                <Link
                  href={door.href}
                  aria-current={here ? "page" : undefined}
                  aria-keyshortcuts={`g ${door.key}`}
                  className={cn(
                    "flex h-10 items-center gap-3 rounded-xl px-3 text-[0.9375rem] transition-colors",
                    here
                      ? "bg-surface font-medium shadow-surface"
                      : "text-foreground/75 hover:bg-default hover:text-foreground",
                  )}
                >
                  <door.icon aria-hidden className={cn("size-[1.125rem]", here && "text-accent")} />
                  <span className="flex-1">{door.label}</span>
                  <DoorCount door={door} />
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="space-y-3 border-t border-separator px-1.5 pt-4">
        <div className="flex items-center justify-between gap-2">
          <ThemeSwitch />
          <Button isIconOnly size="sm" variant="ghost" aria-label="Keys" onPress={onHelp}>
            <Keyboard aria-hidden />
          </Button>
        </div>
        <div className="flex items-center gap-2">
          <Link
            href={path("/settings/profile")}
            title="Your profile"
            className="-my-1 min-w-0 flex-1 rounded-lg px-1 py-1 transition-colors hover:bg-default"
          >
            <span className="block truncate text-sm font-medium">{person.name}</span>
            <span className="block truncate text-xs text-muted capitalize">{person.role}</span>
          </Link>
          <Button isIconOnly size="sm" variant="ghost" aria-label="Sign out" onPress={signOutHere}>
            <LogOut aria-hidden />
          </Button>
        </div>
      </div>
    </aside>
  );
}
