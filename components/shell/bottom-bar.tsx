"use client";

import { Button, cn, Drawer } from "@heroui/react";
import { Ellipsis, LogOut, PenLine } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { type Door, doors, isHere } from "./navigation";
import { signOutHere } from "./sign-out";
import { ThemeSwitch } from "./theme-switch";
import { useWorkspace } from "./workspace-context";
import { WorkspaceSwitcher } from "./workspace-switcher";

const cell =
  "flex h-14 w-full flex-col items-center justify-center gap-0.5 rounded-none px-1 text-[0.6875rem] leading-none font-medium";

/** The phone's way around: thumbs reach it, every target is 44 px or more. */
export function BottomBar({ onCompose }: { onCompose: () => void }) {
  const { id, isSandbox, may } = useWorkspace();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const [overview, messages, ...rest] = doors(id, isSandbox);
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-separator bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden"
    >
      <ul className="mx-auto grid max-w-md auto-cols-fr grid-flow-col items-center">
        {overview ? <Tab door={overview} /> : null}
        {messages ? <Tab door={messages} /> : null}
        {may("messages:write") ? (
          <li className="grid place-items-center">
            <Button isIconOnly aria-label="Send a text" onPress={onCompose} className="size-12 rounded-2xl">
              <PenLine aria-hidden className="size-5" />
            </Button>
          </li>
        ) : null}
        {rest.map((door) => (
          <Tab key={door.href} door={door} />
        ))}
        <li>
          <Button variant="ghost" className={cn(cell, "text-muted")} onPress={() => setMoreOpen(true)}>
            <Ellipsis aria-hidden className="size-5" />
            More
          </Button>
        </li>
      </ul>
      <More isOpen={isMoreOpen} onOpenChange={setMoreOpen} />
    </nav>
  );
}

function Tab({ door }: { door: Door }) {
  const here = isHere(door, usePathname());
  return (
    <li>
      <Link
        href={door.href}
        aria-current={here ? "page" : undefined}
        className={cn(cell, here ? "text-accent-soft-foreground" : "text-muted")}
      >
        <door.icon aria-hidden className="mb-0.5 size-5" />
        {door.label}
      </Link>
    </li>
  );
}

function More({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { person } = useWorkspace();
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Drawer.Content placement="bottom">
        <Drawer.Dialog aria-label="More" className="pb-[max(1.5rem,env(safe-area-inset-bottom))]">
          <Drawer.Handle />
          <Drawer.Body className="space-y-4 text-foreground">
            <WorkspaceSwitcher />
            <div className="flex items-center justify-between gap-4 px-2.5">
              <span>Colors</span>
              <ThemeSwitch size="lg" />
            </div>
            <div className="flex items-center justify-between gap-4 border-t border-separator px-2.5 pt-4">
              <div className="min-w-0">
                <p className="truncate font-medium">{person.name}</p>
                <p className="truncate text-xs text-muted capitalize">{person.role}</p>
              </div>
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
