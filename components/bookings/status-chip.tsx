import { Chip, cn } from "@heroui/react";
import {
  Ban,
  CalendarCheck,
  Check,
  CircleCheckBig,
  Hourglass,
  type LucideIcon,
  TimerOff,
  UserX,
} from "lucide-react";
import type { BookingStatus } from "@/db/enums";
import { statusWords } from "./words";

export const statusIcons: Record<BookingStatus, LucideIcon> = {
  held: Hourglass,
  booked: CalendarCheck,
  confirmed: CircleCheckBig,
  completed: Check,
  no_show: UserX,
  canceled: Ban,
  expired: TimerOff,
};

/** How a visit stands, as a word, an icon and a color. */
export function BookingStatusChip({ status, className }: { status: BookingStatus; className?: string }) {
  const Icon = statusIcons[status];
  const { word, tone } = statusWords[status];
  return (
    <Chip color={tone} variant="soft" className={cn("shrink-0 gap-1 py-0.5", className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.2} />
      <Chip.Label>{word}</Chip.Label>
    </Chip>
  );
}
