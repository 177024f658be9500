"use client";

import { Chip, cn, Skeleton } from "@heroui/react";
import { useClock } from "@/components/ui/clock";
import { Panel } from "@/components/ui/panel";
import { exactTime, relativeTime } from "@/components/ui/time-words";
import type { PhoneList as Phones } from "@/lib/sandbox/schema";
import { AddPhone } from "./add-phone";
import { ownerOf } from "./words";

type Props = {
  data: Phones | undefined;
  openIds: number[];
  onOpen: (id: number) => void;
  className?: string;
};

/** Every phone that has talked with the business, the latest first, and a field for one more. */
export function PhoneList({ data, openIds, onOpen, className }: Props) {
  const count = data?.phones.length ?? 0;
  const unread = data?.phones.filter((phone) => phone.unread > 0).length ?? 0;
  return (
    <Panel
      className={cn(
        "flex flex-col self-start overflow-hidden md:sticky md:top-4 md:max-h-[calc(100dvh-2rem)]",
        className,
      )}
      aria-label="Phones"
    >
      <AddPhone onAdded={onOpen} isDisabled={data?.senders.length === 0} />
      {data === undefined ? <Loading /> : null}
      {count > 0 ? (
        <>
          <p className="px-4 pb-2 text-sm text-muted">
            {unread > 0
              ? `${unread} with something new`
              : count === 1
                ? "1 phone, all read"
                : `${count} phones, all read`}
          </p>
          <ul className="min-h-0 flex-1 divide-y divide-separator overflow-y-auto border-t border-separator">
            {data?.phones.map((phone) => (
              <li key={phone.id}>
                <PhoneRow phone={phone} isOpen={openIds.includes(phone.id)} onOpen={() => onOpen(phone.id)} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {data && count === 0 ? (
        <p className="px-4 pb-4 text-sm text-muted">Phones appear here when they get their first text.</p>
      ) : null}
    </Panel>
  );
}

function PhoneRow({
  phone,
  isOpen,
  onOpen,
}: {
  phone: Phones["phones"][number];
  isOpen: boolean;
  onOpen: () => void;
}) {
  const isNew = phone.unread > 0;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={isOpen}
      className={cn(
        "block w-full cursor-pointer px-4 py-3 text-left transition-colors hover:bg-surface-secondary focus-visible:-outline-offset-2",
        isOpen && "bg-accent-soft hover:bg-accent-soft",
      )}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span dir="auto" className={cn("truncate tabular-nums", isNew ? "font-semibold" : "font-medium")}>
          {ownerOf(phone)}
        </span>
        {phone.last ? <Since at={Date.parse(phone.last.at)} /> : null}
      </span>
      <span className="mt-0.5 flex items-center gap-2">
        <span className={cn("min-w-0 flex-1 truncate text-sm", isNew ? "text-foreground" : "text-muted")}>
          {phone.last
            ? `${phone.last.isFromPhone ? "Customer: " : ""}${phone.last.body || "Words removed"}`
            : "Nothing yet"}
        </span>
        {phone.isOptedOut ? (
          <Chip size="sm" color="warning" variant="soft">
            Stopped
          </Chip>
        ) : null}
        {isNew ? (
          <Chip size="sm" color="accent" variant="primary" className="min-w-5 justify-center tabular-nums">
            {phone.unread}
            <span className="sr-only"> new</span>
          </Chip>
        ) : null}
      </span>
    </button>
  );
}

/** How long ago; the page's clock ticks slowly, and what just came in must not read as yet to come. */
function Since({ at }: { at: number }) {
  const { now, timeZone } = useClock();
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={exactTime(at, timeZone)}
      className="shrink-0 text-xs text-muted tabular-nums"
    >
      {relativeTime(at, Math.max(at, now), timeZone)}
    </time>
  );
}

function Loading() {
  return (
    <div className="space-y-4 px-4 pb-4" aria-hidden>
      {["a", "b", "c", "d"].map((key) => (
        <div key={key} className="space-y-2">
          <Skeleton className="h-4 w-32 rounded" />
          <Skeleton className="h-3.5 w-56 rounded" />
        </div>
      ))}
    </div>
  );
}
