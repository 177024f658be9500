"use client";

import { cn } from "@heroui/react";
import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  type LucideIcon,
  MessageSquareText,
  SearchCheck,
} from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Panel } from "@/components/ui/panel";
import { dayOf, relativeTime } from "@/components/ui/time-words";
import type { MessageView } from "@/lib/messages/schema";
import type { StatusCounts } from "./headline";
import { nameOf } from "./who";
import { count } from "./words";

type Item = { key: string; icon: LucideIcon; look: string; title: string; hint: string; query: string };

/** What waits for a person, most urgent first; and a calm word when nothing does. */
export function Attention({ counts, recent }: { counts: StatusCounts; recent: MessageView[] }) {
  const { path } = useWorkspace();
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const items = attentionItems(counts, recent, (at) => relativeTime(Date.parse(at), now, timeZone));
  if (items.length === 0) {
    return (
      <Panel aria-label="What needs you" className="flex items-center gap-3 px-5 py-4">
        <CircleCheck aria-hidden className="size-5 text-success-soft-foreground" />
        <p>
          <span className="font-medium">Nothing needs you right now.</span>{" "}
          <span className="text-muted">Texts go out and arrive by themselves.</span>
        </p>
      </Panel>
    );
  }
  return (
    <Panel aria-label="What needs you" className="divide-y divide-separator overflow-hidden">
      {items.map((item) => (
        <Link
          key={item.key}
          href={path(`/messages?${item.query}&from=${today}&to=${today}`)}
          className="flex items-center gap-4 px-5 py-4 transition-colors hover:bg-surface-secondary"
        >
          <span className={cn("grid size-10 shrink-0 place-items-center rounded-xl", item.look)}>
            <item.icon aria-hidden className="size-5" />
          </span>
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{item.title}</span>
            <span className="line-clamp-2 text-sm text-muted">{item.hint}</span>
          </span>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
        </Link>
      ))}
    </Panel>
  );
}

function attentionItems(counts: StatusCounts, recent: MessageView[], when: (at: string) => string): Item[] {
  const items: Item[] = [];
  const red = "bg-danger-soft text-danger-soft-foreground";
  const [failed, undelivered, unconfirmed, received] = [
    counts.failed ?? 0,
    counts.undelivered ?? 0,
    counts.unconfirmed ?? 0,
    counts.received ?? 0,
  ];
  if (failed > 0) {
    const hint = "See what the carrier said, then send again or call.";
    items.push({
      key: "failed",
      icon: CircleAlert,
      look: red,
      title: `${count(failed, "text")} could not be sent`,
      hint,
      query: "status=failed",
    });
  }
  if (undelivered > 0) {
    const title = `${count(undelivered, "text")} did not arrive`;
    const hint = "Perhaps a wrong number, or a phone that is off.";
    items.push({
      key: "undelivered",
      icon: CircleAlert,
      look: red,
      title,
      hint,
      query: "status=undelivered",
    });
  }
  if (unconfirmed > 0) {
    const title = `${count(unconfirmed, "text")} being checked with the carrier`;
    const hint = "Nothing to do: Parley finds out, and never sends twice.";
    const look = "bg-warning-soft text-warning-soft-foreground";
    items.push({ key: "unconfirmed", icon: SearchCheck, look, title, hint, query: "status=unconfirmed" });
  }
  if (received > 0) {
    const last = recent.find((message) => message.direction === "inbound");
    const hint = last
      ? `Last from ${nameOf(last)}, ${when(last.created_at)}: ${last.body}`
      : "See what customers wrote.";
    const look = "bg-apricot text-apricot-foreground";
    items.push({
      key: "received",
      icon: MessageSquareText,
      look,
      title: `${count(received, "reply", "replies")} today`,
      hint,
      query: "direction=inbound",
    });
  }
  return items;
}
