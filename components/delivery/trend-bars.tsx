import { cn } from "@heroui/react";
import { addDays, dayWords } from "@/components/ui/time-words";

type Props = { days: readonly number[]; startDate: string; className?: string };

/** A cause day by day, today last; the same in one sentence for whoever does not see it. */
export function TrendBars({ days, startDate, className }: Props) {
  const most = Math.max(1, ...days);
  const today = addDays(startDate, days.length - 1);
  const told = days.flatMap((n, i) => (n > 0 ? [`${n} on ${dayWords(addDays(startDate, i), today)}`] : []));
  return (
    <div className={className}>
      <div aria-hidden className="flex h-9 items-end gap-1">
        {days.map((n, i) => (
          <span
            key={i}
            title={`${n} on ${dayWords(addDays(startDate, i), today)}`}
            className={cn("min-w-0 flex-1 rounded-sm", n > 0 ? "bg-danger/70" : "bg-separator")}
            style={{ height: n > 0 ? `${Math.max(14, (n / most) * 100)}%` : "3px" }}
          />
        ))}
      </div>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-muted">
        <span>{dayWords(startDate, today)}</span>
        <span>Today</span>
      </p>
      <p className="sr-only">{told.join(", ")}</p>
    </div>
  );
}
