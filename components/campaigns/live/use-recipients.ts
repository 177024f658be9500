"use client";

import { useQueryStates } from "nuqs";
import { useEffect, useRef } from "react";
import { usePages } from "@/components/shell/use-pages";
import type { CampaignView } from "@/lib/campaigns/schema";
import { type RecipientFilters, type RecipientStanding, recipientParsers } from "./recipient-filters";

const recipientView = async () => (await import("@/lib/campaigns/recipients-schema")).recipientView;

/** The people behind the filters; looked at again while it runs, as long as one page is open. */
export function useRecipients({ id, status }: CampaignView, filters: RecipientFilters) {
  const isLive = status === "running" || status === "freezing";
  const list = usePages({
    resource: "campaigns",
    key: [id, "recipients", filters],
    path: `/campaigns/${id}/recipients`,
    query: { ...filters, limit: 50 },
    row: recipientView,
    keepsRows: true,
    refetchMs: (pages) => (isLive && pages.length <= 1 ? 4_000 : 30_000),
  });
  // What a campaign did last, it does between two looks.
  const { refetch } = list;
  const before = useRef(status);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    void refetch();
  }, [status, refetch]);
  return list;
}

/** Leads from a number to the people behind it. */
export function useShowRecipients(): (status: RecipientStanding) => void {
  const [, setFilters] = useQueryStates(recipientParsers, { history: "replace" });
  return (status) => {
    void setFilters({ status, reason: null, variant: null });
    document.getElementById("recipients")?.scrollIntoView({ block: "start" });
  };
}
