"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import type { BookingView } from "@/lib/bookings/schema";

const bookingView = async () => (await import("@/lib/bookings/schema")).bookingView;

/** Everything that shows visits is asked again: the calendar, drawers, a person's page, free times, the waitlist. */
export function useRefreshBookings() {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  return useCallback(async () => {
    const shown = ["bookings", "availability", "waitlist", "openings", "closures"];
    await Promise.all(shown.map((name) => queries.invalidateQueries({ queryKey: [name, id] })));
  }, [queries, id]);
}

type Step = "confirm" | "complete" | "no-show";

/** One step of a visit's life; what stands against it is told in a toast. */
export function useBookingStep(booking: BookingView) {
  const { api } = useWorkspace();
  const refresh = useRefreshBookings();
  return useMutation({
    mutationFn: (step: Step) =>
      api.post(`/bookings/${booking.id}/${step}`, { version: booking.version }, { answer: bookingView }),
    onSuccess: (_, step) => void toast.success(said[step]),
    onError: (error) => void toast.danger(troubleWords(error)),
    onSettled: refresh,
  });
}

const said: Record<Step, string> = {
  confirm: "Confirmed",
  complete: "Marked as completed",
  "no-show": "Marked as a no-show",
};

export function useCancelBooking(booking: BookingView, onDone: (canceled: BookingView) => void) {
  const { api } = useWorkspace();
  const refresh = useRefreshBookings();
  return useMutation({
    mutationFn: (reason: string) =>
      api.post(
        `/bookings/${booking.id}/cancel`,
        { version: booking.version, ...(reason === "" ? {} : { reason }) },
        { answer: bookingView },
      ),
    onSuccess: onDone,
    onSettled: refresh,
  });
}

/** What went wrong, so that somebody at the desk knows what to do next. */
export function troubleWords(error: unknown): string {
  if (!(error instanceof ApiProblem)) return "That did not work.";
  if (error.code === "slot_taken") return "That time was just taken by another visit. Choose another one.";
  if (error.code === "booking_changed")
    return "Somebody else changed this visit meanwhile. It is shown as they left it: look again.";
  return Object.values(error.fields)[0] ?? error.message;
}
