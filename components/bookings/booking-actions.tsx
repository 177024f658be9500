"use client";

import { Button } from "@heroui/react";
import { Ban, CalendarClock, Check, CircleCheckBig, PenLine, UserX } from "lucide-react";
import { useState } from "react";
import { useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import type { BookingView } from "@/lib/bookings/schema";
import { CancelDialog } from "./cancel-dialog";
import { useBookingStep } from "./use-booking-deeds";
import { isStanding } from "./words";

type Props = {
  booking: BookingView;
  /** Whose button for it had the focus, and has it again. */
  isBackFromMove: boolean;
  onMove: () => void;
  onClose: () => void;
};

/** What can be done about a visit now; the server keeps the same rules. */
export function BookingActions({ booking, isBackFromMove, onMove, onClose }: Props) {
  const { may } = useWorkspace();
  const { now } = useClock();
  const compose = useSendDialog();
  const step = useBookingStep(booking);
  const [isCanceling, setCanceling] = useState(false);
  const { contact } = booking;
  const write = () => {
    if (!contact) return;
    onClose();
    compose.open({ kind: "contact", id: contact.id, name: contact.name, phone: contact.phone });
  };
  const mayBook = may("bookings:write");
  const stands = mayBook && isStanding(booking);
  const hasBegun = Date.parse(booking.starts_at) <= now;
  const isOver = mayBook && (booking.status === "completed" || booking.status === "no_show");
  const canWrite = may("messages:write") && contact !== null;
  if (!stands && !isOver && !canWrite) return null;
  const busy = (name: string) => step.isPending && step.variables === name;
  return (
    <div className="flex flex-wrap gap-2">
      {(stands && hasBegun) || (isOver && booking.status === "no_show") ? (
        <Button isPending={busy("complete")} onPress={() => step.mutate("complete")}>
          <Check aria-hidden />
          They came
        </Button>
      ) : null}
      {(stands && hasBegun) || (isOver && booking.status === "completed") ? (
        <Button variant="secondary" isPending={busy("no-show")} onPress={() => step.mutate("no-show")}>
          <UserX aria-hidden />
          No-show
        </Button>
      ) : null}
      {stands && !hasBegun && booking.status === "booked" ? (
        <Button isPending={busy("confirm")} onPress={() => step.mutate("confirm")}>
          <CircleCheckBig aria-hidden />
          Confirm
        </Button>
      ) : null}
      {stands ? (
        <Button variant="secondary" autoFocus={isBackFromMove} onPress={onMove}>
          <CalendarClock aria-hidden />
          Move
        </Button>
      ) : null}
      {canWrite ? (
        <Button variant="secondary" onPress={write}>
          <PenLine aria-hidden />
          Send a text
        </Button>
      ) : null}
      {stands ? (
        <Button variant="danger-soft" onPress={() => setCanceling(true)}>
          <Ban aria-hidden />
          Cancel
        </Button>
      ) : null}
      {isCanceling ? <CancelDialog booking={booking} onClose={() => setCanceling(false)} /> : null}
    </div>
  );
}
