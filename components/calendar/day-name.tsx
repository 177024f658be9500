import { cn } from "@heroui/react";
import { weekdayWords } from "@/components/bookings/words";

/** "Wed 25", today's number in a circle. */
export const DayName = ({ day, isToday }: { day: string; isToday: boolean }) => (
  <span className="flex items-center gap-1.5 font-medium">
    {weekdayWords(day)}
    <span
      className={cn(
        "grid h-6 min-w-6 place-items-center rounded-full px-1 tabular-nums",
        isToday && "bg-accent text-accent-foreground",
      )}
    >
      {Number(day.slice(8))}
    </span>
  </span>
);
