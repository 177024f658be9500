"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { BookingView } from "@/lib/bookings/schema";
import { troubleWords, useRefreshBookings } from "./use-booking-deeds";
import { guestOf, whenWords } from "./words";

const bookingView = async () => (await import("@/lib/bookings/schema")).bookingView;

export type Place = { startsAt: number; resource: { id: number; name: string } };
export type Move = { booking: BookingView; to: Place; force?: boolean; isUndo?: boolean };

/**
 * Moves a visit to another time, another person or table. It stands at its new place at once and goes back when that
 * is refused. `question` holds a move that only a person's explicit yes can make: outside opening hours, say.
 */
export function useMove() {
  const { id, api } = useWorkspace();
  const { now, timeZone } = useClock();
  const queries = useQueryClient();
  const refresh = useRefreshBookings();
  const [question, setQuestion] = useState<{ move: Move; why: string } | null>(null);
  const spans = { queryKey: ["bookings", id, "span"] };

  const { mutate, isPending } = useMutation({
    mutationFn: ({ booking, to, force = false }: Move) =>
      api.patch(
        `/bookings/${booking.id}`,
        {
          starts_at: new Date(to.startsAt).toISOString(),
          resource_id: to.resource.id,
          version: booking.version,
          force,
        },
        { answer: bookingView },
      ),
    onMutate: async ({ booking, to }) => {
      await queries.cancelQueries(spans);
      const before = queries.getQueriesData<BookingView[]>(spans);
      queries.setQueriesData<BookingView[]>(spans, (rows) =>
        rows?.map((row) => (row.id === booking.id ? placed(row, to) : row)),
      );
      return { before };
    },
    onSuccess: (moved, move) => {
      const where = move.to.resource.id === move.booking.resource.id ? "" : ` with ${moved.resource.name}`;
      const words = `${guestOf(moved)} is moved to ${whenWords(moved.starts_at, timeZone, now)}${where}`;
      if (move.isUndo) return void toast.success("Back where it was");
      const back = { startsAt: Date.parse(move.booking.starts_at), resource: move.booking.resource };
      // What was there before may lie outside the hours: going back to it needs no second question.
      toastWithUndo(words, () => mutate({ booking: moved, to: back, force: true, isUndo: true }));
    },
    onError: (error, move, context) => {
      for (const [key, rows] of context?.before ?? []) queries.setQueryData(key, rows);
      const isAllowedByForce = error instanceof ApiProblem && error.status === 422 && !move.force;
      if (isAllowedByForce) setQuestion({ move, why: troubleWords(error) });
      else toast.danger(`${guestOf(move.booking)} was not moved`, { description: troubleWords(error) });
    },
    onSettled: refresh,
  });
  return {
    move: mutate,
    isMoving: isPending,
    question,
    answer: (yes: boolean) => {
      if (yes && question) mutate({ ...question.move, force: true });
      setQuestion(null);
    },
  };
}

function placed(booking: BookingView, { startsAt, resource }: Place): BookingView {
  const shift = startsAt - Date.parse(booking.starts_at);
  const moved = (at: string) => new Date(Date.parse(at) + shift).toISOString();
  return {
    ...booking,
    resource,
    starts_at: moved(booking.starts_at),
    ends_at: moved(booking.ends_at),
    blocked_until: moved(booking.blocked_until),
  };
}
