"use client";

import { Label, TextField } from "@heroui/react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Confirm } from "@/components/ui/confirm";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { BookingView } from "@/lib/bookings/schema";
import { troubleWords, useCancelBooking } from "./use-booking-deeds";
import { useBookingRules } from "./use-booking-rules";
import { guestOf, whenWords } from "./words";

type Props = { booking: BookingView; onClose: () => void };

/** Calls a visit off, with a reason; says what follows from it. */
export function CancelDialog({ booking, onClose }: Props) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const [reason, setReason] = useState("");
  const rules = useBookingRules();
  const cancel = useCancelBooking(booking, () => {
    toast.success(`${guestOf(booking)}'s visit is canceled`);
    onClose();
  });
  const isAhead = Date.parse(booking.starts_at) > now;
  return (
    <Confirm
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Cancel ${guestOf(booking)}'s visit?`}
      action="Cancel the visit"
      cancel="Keep it"
      isDestructive
      isPending={cancel.isPending}
      onConfirm={() => cancel.mutate(reason.trim())}
    >
      <p>
        {booking.service.name} with {booking.resource.name}, {whenWords(booking.starts_at, timeZone, now)}.{" "}
        {booking.contact ? "They get a text that it is canceled." : ""}
      </p>
      {isAhead && rules?.uses_waitlist ? (
        <p>The time becomes free, and whoever waits for it is asked by text.</p>
      ) : null}
      <TextField fullWidth variant="secondary" value={reason} onChange={setReason} maxLength={300}>
        <Label>Why? (optional)</Label>
        <Input placeholder="They are ill" dir="auto" />
      </TextField>
      <div aria-live="polite">
        {cancel.isError ? <Notice tone="bad" title={troubleWords(cancel.error)} /> : null}
      </div>
    </Confirm>
  );
}
