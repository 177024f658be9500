"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type BookingRules, bookingRules } from "@/lib/workspaces/booking-rules";

const place = z.object({ booking_rules: bookingRules });

/** The workspace's rules of booking; null until they are known. */
export function useBookingRules(): BookingRules | null {
  const { id, api } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["workspace", id, "booking-rules"],
    queryFn: async ({ signal }) => (await api.get("/workspace", { answer: place, signal })).booking_rules,
    staleTime: 60_000,
  });
  return data ?? null;
}
