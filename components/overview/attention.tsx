"use client";

import { cn } from "@heroui/react";
import {
  CalendarClock,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  Gauge,
  Hourglass,
  ListTodo,
  type LucideIcon,
  PhoneOff,
  SearchCheck,
} from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Panel } from "@/components/ui/panel";
import type { AttentionView } from "@/lib/reports/attention-schema";
import { type AttentionItem, attentionItems, calmSentence, isUrgent } from "./attention-items";
import { WaitingReplies } from "./waiting-replies";

const icons: Record<AttentionItem["kind"], LucideIcon> = {
  failure: CircleAlert,
  sender: PhoneOff,
  quota: Gauge,
  behind: Hourglass,
  unconfirmed: SearchCheck,
  visits: CalendarClock,
  tasks: ListTodo,
};
const looks: Record<AttentionItem["tone"], string> = {
  red: "bg-danger-soft text-danger-soft-foreground",
  amber: "bg-warning-soft text-warning-soft-foreground",
  calm: "bg-default text-default-foreground",
};

/** What waits for a person, most urgent first, each with its cause, its remedy and the way there. */
export function Attention({ attention }: { attention: AttentionView }) {
  const { may } = useWorkspace();
  const { now, timeZone } = useClock();
  if (!may("messages:write")) return <Calm sentence={calmSentence(attention)} />;
  const items = attentionItems(attention, { now, timeZone, managesSenders: may("senders:write") });
  if (items.length === 0 && attention.replies.people === 0) return <Calm sentence="" />;
  return (
    <Panel aria-label="What needs you" className="overflow-hidden">
      <ul className="divide-y divide-separator">
        {items.filter(isUrgent).map((item) => (
          <Item key={item.key} item={item} />
        ))}
        {attention.replies.people > 0 ? (
          <li>
            <WaitingReplies attention={attention} />
          </li>
        ) : null}
        {items
          .filter((item) => !isUrgent(item))
          .map((item) => (
            <Item key={item.key} item={item} />
          ))}
      </ul>
    </Panel>
  );
}

function Item({ item }: { item: AttentionItem }) {
  const { path } = useWorkspace();
  const Icon = icons[item.kind];
  const row = "flex items-center gap-4 px-5 py-4 max-md:items-start max-md:gap-3 max-md:px-4";
  const body = (
    <>
      <span className={cn("grid size-10 shrink-0 place-items-center rounded-xl", looks[item.tone])}>
        <Icon aria-hidden className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          <bdi>{item.title}</bdi>
        </span>
        <span className="mt-0.5 block text-sm text-muted">{item.hint}</span>
      </span>
    </>
  );
  return (
    <li>
      {item.to === null ? (
        <div className={row}>{body}</div>
      ) : (
        <Link
          href={path(item.to)}
          data-row
          className={cn(row, "transition-colors hover:bg-surface-secondary")}
        >
          {body}
          <ChevronRight aria-hidden className="size-4 shrink-0 self-center text-muted" />
        </Link>
      )}
    </li>
  );
}

/** One quiet line: all is well, or what stands open, for somebody who only looks. */
function Calm({ sentence }: { sentence: string }) {
  return (
    <Panel aria-label="How it stands" className="flex items-center gap-3 px-5 py-4">
      {sentence === "" ? (
        <CircleCheck aria-hidden className="size-5 shrink-0 text-success-soft-foreground" />
      ) : null}
      <p>
        {sentence === "" ? (
          <>
            <span className="font-medium">Nothing needs anyone right now.</span>{" "}
            <span className="text-muted">Texts go out and arrive by themselves.</span>
          </>
        ) : (
          sentence
        )}
      </p>
    </Panel>
  );
}
