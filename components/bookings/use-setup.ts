"use client";

import { useQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { closureView, type ResourceView, resourceView, serviceView } from "@/lib/bookings/setup-schema";
import { pageOf } from "@/lib/paging";

const SETUP_MS = 30_000;
const services = pageOf(serviceView);
const resources = pageOf(resourceView);
const closures = pageOf(closureView);

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
