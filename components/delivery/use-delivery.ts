"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { count } from "@/components/messages/words";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { addDays, dayOf } from "@/components/ui/time-words";
import { toast } from "@/components/ui/toast";
import type { DeliveryFailures } from "@/lib/reports/delivery-schema";
import type { Span } from "./span";

const retriedMessages = async () => (await import("@/lib/messages/retry-schema")).retriedMessages;
const deliveryFailures = async () => (await import("@/lib/reports/delivery-schema")).deliveryFailures;
const deliveryRates = async () => (await import("@/lib/reports/delivery-schema")).deliveryRates;
const deliveryMetrics = async () => (await import("@/lib/reports/schema")).deliveryMetrics;

export type FirstFailures = { days: Span; failures: DeliveryFailures; at: number } | null;

/** Failures by cause, fresh every few seconds while the page is seen. */
export function useFailures(days: Span, first: FirstFailures, isEnabled: boolean) {
  const { id, api } = useWorkspace();
  const isFirst = first?.days === days;
  return useQuery({
    queryKey: ["delivery-failures", id, days],
    queryFn: ({ signal }) => api.get(`/delivery/failures?days=${days}`, { answer: deliveryFailures, signal }),
    initialData: isFirst ? first.failures : undefined,
    initialDataUpdatedAt: isFirst ? first.at : undefined,
    refetchInterval: 10_000,
    enabled: isEnabled,
  });
}

export function useRates(days: Span) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["delivery-rates", id, days],
    queryFn: ({ signal }) => api.get(`/delivery/rates?days=${days}`, { answer: deliveryRates, signal }),
    staleTime: 60_000,
  });
}

/** Day by day, for the chart. */
export function useDays(days: Span) {
  const { id, api } = useWorkspace();
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  return useQuery({
    queryKey: ["delivery-days", id, days, today],
    queryFn: ({ signal }) =>
      api.get(`/delivery/metrics?start_date=${addDays(today, 1 - days)}&end_date=${today}`, {
        answer: deliveryMetrics,
        signal,
      }),
    select: (metrics) => metrics.days,
    staleTime: 30_000,
  });
}

export type Cause = { error_code: number | null; reason: string | null };

/** Sends again what may safely go, of one cause or of all; says how many went. */
export function useRetryAll() {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (cause: Cause | null) => {
      // A code names the cause; only without one the reason does.
      const body = cause === null ? {} : cause.error_code === null ? cause : { error_code: cause.error_code };
      return api.post("/delivery/failures/retry", body, { answer: retriedMessages });
    },
    onSuccess: ({ retried, left }) => {
      if (retried === 0) toast.info("Nothing was left to send again.");
      else toast.success(`${count(retried, "text")} going out again${left ? "; more are left" : ""}.`);
    },
    onError: (error) => toast.danger(error instanceof ApiProblem ? error.message : "That did not work."),
    onSettled: () =>
      Promise.all(
        ["delivery-failures", "messages", "today"].map((name) =>
          queries.invalidateQueries({ queryKey: [name, id] }),
        ),
      ),
  });
}
