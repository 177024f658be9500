"use client";

import { Button, Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { CalendarX2, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { pageAnswer } from "@/components/shell/answer";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { addDays, clockTime, dayOf, dayWords } from "@/components/ui/time-words";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { ClosureView } from "@/lib/bookings/setup-schema";
import { useDeed } from "../use-deed";

const ClosureFields = dynamic(() => import("./closure-fields").then((file) => file.ClosureFields));

const closureView = async () => (await import("@/lib/bookings/setup-schema")).closureView;

const page = pageAnswer(closureView);

/** Time off of one person or table, or holidays of the whole business (`resourceId` null). */
export function Closures({ resourceId }: { resourceId: number | null }) {
  const { id, api, may } = useWorkspace();
  const [isAdding, setAdding] = useState(false);
  const mayWrite = may("workspace:write");
  const { data, isPending } = useQuery({
    queryKey: ["closures", id, "list", resourceId],
    queryFn: async ({ signal }) =>
      (
        await api.get(`/closures${queryString({ resource_id: resourceId, limit: 200 })}`, {
          answer: page,
          signal,
        })
      ).data,
  });
  const own = (data ?? []).filter(({ resource }) => (resource?.id ?? null) === resourceId);
  return (
    <div className="space-y-4">
      {isPending ? <Skeleton className="h-12 w-full rounded-xl" /> : null}
      {data && own.length === 0 ? (
        <p className="text-sm text-muted">
          {resourceId === null ? "No holidays are planned." : "No time off is planned."}
        </p>
      ) : null}
      <ul className="divide-y divide-separator">
        {own.map((closure) => (
          <ClosureRow key={closure.id} closure={closure} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayWrite && isAdding ? (
        <ClosureFields resourceId={resourceId} onDone={() => setAdding(false)} />
      ) : null}
      {mayWrite && !isAdding ? (
        <Button variant="secondary" onPress={() => setAdding(true)}>
          <Plus aria-hidden className="size-4" />
          {resourceId === null ? "Add holidays" : "Add time off"}
        </Button>
      ) : null}
    </div>
  );
}

function ClosureRow({ closure, mayWrite }: { closure: ClosureView; mayWrite: boolean }) {
  const { api, path } = useWorkspace();
  const { now, timeZone } = useClock();
  const restore = useDeed("closures", () =>
    api.post(
      "/closures",
      {
        resource_id: closure.resource?.id ?? null,
        starts_at: closure.starts_at,
        ends_at: closure.ends_at,
        reason: closure.reason,
      },
      { answer: closureView },
    ),
  );
  const remove = useDeed(
    "closures",
    () => api.remove(`/closures/${closure.id}`, { answer: closureView }),
    () => toastWithUndo("Open again", () => restore.mutate(undefined)),
  );
  const day = dayOf(Date.parse(closure.starts_at), timeZone);
  return (
    <li className="flex items-center gap-3 py-2.5">
      <CalendarX2 aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="font-medium tabular-nums">{closureWords(closure, timeZone, dayOf(now, timeZone))}</p>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          {closure.reason ? <bdi>{closure.reason}</bdi> : null}
          {closure.visits > 0 ? (
            <Link
              href={path(`/calendar?day=${day}`)}
              className="ml-2 font-medium text-danger-soft-foreground underline underline-offset-4 first:ml-0"
            >
              {closure.visits === 1 ? "1 visit is booked then" : `${closure.visits} visits are booked then`}
            </Link>
          ) : null}
        </p>
      </div>
      {mayWrite ? (
        <Button
          isIconOnly
          variant="ghost"
          aria-label={`Remove ${closure.reason ?? "this"}`}
          isPending={remove.isPending}
          onPress={() => remove.mutate(undefined)}
        >
          <Trash2 aria-hidden className="text-muted" />
        </Button>
      ) : null}
    </li>
  );
}

/** "Dec 24 to Dec 26", "Nov 23", "Nov 23, 12:00 PM–6:00 PM". */
function closureWords({ starts_at, ends_at }: ClosureView, timeZone: string, today: string): string {
  const [from, until] = [Date.parse(starts_at), Date.parse(ends_at)];
  const [first, next] = [dayOf(from, timeZone), dayOf(until, timeZone)];
  const isMidnight = (at: number) => clockTime(at, timeZone) === "12:00 AM";
  if (isMidnight(from) && isMidnight(until)) {
    const last = addDays(next, -1);
    return first === last ? dayWords(first, today) : `${dayWords(first, today)} to ${dayWords(last, today)}`;
  }
  const start = `${dayWords(first, today)}, ${clockTime(from, timeZone)}`;
  return first === next
    ? `${start}–${clockTime(until, timeZone)}`
    : `${start} to ${dayWords(next, today)}, ${clockTime(until, timeZone)}`;
}
