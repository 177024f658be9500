"use client";

import { useQueryStates } from "nuqs";
import { usePages } from "@/components/shell/use-pages";
import { recipientView } from "@/lib/campaigns/recipients-schema";
import type { CampaignView } from "@/lib/campaigns/schema";
import { type RecipientFilters, type RecipientStanding, recipientParsers } from "./recipient-filters";

/** The people behind the filters; looked at again while it runs, as long as one page is open. */
export function useRecipients({ id, status }: CampaignView, filters: RecipientFilters) {
  const isLive = status === "running" || status === "freezing";
  return usePages({
    resource: "campaigns",
    key: [id, "recipients", filters],
    path: `/campaigns/${id}/recipients`,
    query: { ...filters, limit: 50 },
    row: recipientView,
    keepsRows: true,
    refetchMs: (pages) => (isLive && pages.length <= 1 ? 4_000 : 30_000),
  });
}

/** Leads from a number to the people behind it. */
export function useShowRecipients(): (status: RecipientStanding) => void {
  const [, setFilters] = useQueryStates(recipientParsers, { history: "replace" });
  return (status) => {
    void setFilters({ status, reason: null, variant: null });
    document.getElementById("recipients")?.scrollIntoView({ block: "start" });
  };
}
