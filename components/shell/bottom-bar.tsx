"use client";

import { Button, cn } from "@heroui/react";
import { Ellipsis, PenLine } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { DoorCount } from "./door-count";
import type { MoreProps } from "./more-sheet";
import { type Door, doors, isHere } from "./navigation";
import { useWorkspace } from "./workspace-context";

const cell =
  "flex h-14 w-full flex-col items-center justify-center gap-0.5 rounded-none px-1 text-[0.6875rem] leading-none font-medium";
const moreSheet = laterPart<MoreProps>(async () => (await import("./more-sheet")).MoreSheet);
/** What a thumb finds at once; the rest is behind "More". */
const atHand = new Set(["Overview", "Inbox", "Calendar"]);

/** The phone's way around: thumbs reach it, every target is 44 px or more. */
export function BottomBar({ onCompose }: { onCompose: () => void }) {
  const { id, isSandbox, may } = useWorkspace();
  const pathname = usePathname();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const all = doors(id, isSandbox);
  const [overview, inbox, calendar] = all.filter(({ label }) => atHand.has(label));
  const rest = all.filter(({ label }) => !atHand.has(label));
  const isInRest = rest.some((door) => isHere(door, pathname));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-separator bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden"
    >
      <ul className="mx-auto grid max-w-md auto-cols-fr grid-flow-col items-center">
        {overview ? <Tab door={overview} /> : null}
        {inbox ? <Tab door={inbox} /> : null}
        {may("messages:write") ? (
          <li className="grid place-items-center">
            <Button isIconOnly aria-label="Send a text" onPress={onCompose} className="size-12 rounded-2xl">
              <PenLine aria-hidden className="size-5" />
            </Button>
          </li>
        ) : null}
        {calendar ? <Tab door={calendar} /> : null}
        <li>
          <Button
            variant="ghost"
            className={cn(cell, isInRest ? "text-accent-soft-foreground" : "text-muted")}
            onPress={() => setMoreOpen(true)}
          >
            <Ellipsis aria-hidden className="mb-0.5 size-5" />
            More
          </Button>
        </li>
      </ul>
      <OnDemand part={moreSheet} props={{ doors: rest, isOpen: isMoreOpen, onOpenChange: setMoreOpen }} />
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
        className={cn(cell, "relative", here ? "text-accent-soft-foreground" : "text-muted")}
      >
        <door.icon aria-hidden className="mb-0.5 size-5" />
        {door.label}
        <DoorCount door={door} className="absolute top-1 left-1/2 ml-1.5 h-4 min-w-4 px-1 text-[0.625rem]" />
      </Link>
    </li>
  );
}
