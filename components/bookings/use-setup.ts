"use client";

import { useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ResourceView } from "@/lib/bookings/setup-schema";

const closureView = async () => (await import("@/lib/bookings/setup-schema")).closureView;
const resourceView = async () => (await import("@/lib/bookings/setup-schema")).resourceView;
const serviceView = async () => (await import("@/lib/bookings/setup-schema")).serviceView;

const SETUP_MS = 30_000;
const services = pageAnswer(serviceView);
const resources = pageAnswer(resourceView);
const closures = pageAnswer(closureView);

/** What can be booked, in the order of Settings. */
export function useServices() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["services", id, "all"],
    queryFn: async ({ signal }) => (await api.get("/services?limit=200", { answer: services, signal })).data,
    staleTime: SETUP_MS,
  });
}

/** Who or what serves, in the order of Settings. */
export function useResources(first?: { data: ResourceView[]; at: number }) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["resources", id, "all"],
    queryFn: async ({ signal }) =>
      (await api.get("/resources?limit=200", { answer: resources, signal })).data,
    initialData: first?.data,
    initialDataUpdatedAt: first?.at,
    staleTime: SETUP_MS,
  });
}

/** Holidays and time off that touch a span of days. */
export function useClosures(from: string, until: string) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["closures", id, from, until],
    queryFn: async ({ signal }) =>
      (await api.get(`/closures${queryString({ from, until, limit: 200 })}`, { answer: closures, signal }))
        .data,
    staleTime: SETUP_MS,
  });
}
