"use client";

import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import type { BookingView } from "@/lib/bookings/schema";
import { BookingStatusChip } from "./status-chip";
import { partyWords, whenWords } from "./words";

/** One visit in a person's list: when, what, with whom, how it stands. */
export function VisitRow({ visit, onOpen }: { visit: BookingView; onOpen: (id: number) => void }) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const when = whenWords(visit.starts_at, timeZone, now);
  const what = [
    visit.guest_name,
    visit.service.name,
    visit.resource.name,
    visit.party_size > 1 ? partyWords(visit.party_size) : null,
  ];
  return (
    <button
      type="button"
      onClick={() => onOpen(visit.id)}
      className="flex min-h-11 w-full cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-2 py-1.5 text-left text-sm hover:bg-surface-secondary"
    >
      <span className="min-w-0 flex-1 basis-40">
        <span className="block font-medium tabular-nums">
          {when[0]?.toUpperCase()}
          {when.slice(1)}
        </span>
        <span className="block text-muted">{what.filter(Boolean).join(" · ")}</span>
      </span>
      <BookingStatusChip status={visit.status} />
    </button>
  );
}
