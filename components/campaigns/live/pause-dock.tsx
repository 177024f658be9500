"use client";

import { type RefObject, useEffect, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { CampaignView } from "@/lib/campaigns/schema";
import { isGoing, PauseButton } from "./controls";

type Props = { campaign: CampaignView; beside: RefObject<HTMLElement | null> };

/** While texts leave, Pause stays at hand wherever the page is scrolled to. */
export function PauseDock({ campaign, beside }: Props) {
  const { may } = useWorkspace();
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => setAway(entry ? !entry.isIntersecting : false));
    if (beside.current) watch.observe(beside.current);
    return () => watch.disconnect();
  }, [beside]);
  if (!isAway || !isGoing(campaign) || !may("campaigns:write")) return null;
  return (
    <div className="fixed right-6 bottom-6 z-20 max-md:inset-x-4 max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]">
      <PauseButton campaign={campaign} className="shadow-overlay max-md:w-full" />
    </div>
  );
}
