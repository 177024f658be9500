"use client";

import { Chip } from "@heroui/react";
import {
  Ban,
  CalendarClock,
  CheckCheck,
  CircleAlert,
  ListChecks,
  type LucideIcon,
  Pause,
  PencilLine,
  Send,
} from "lucide-react";
import { useClock } from "@/components/ui/clock";
import type { CampaignView } from "@/lib/campaigns/schema";
import { looks, type Standing, standingOf } from "./words";

const icons: Record<Standing, LucideIcon> = {
  draft: PencilLine,
  freezing: ListChecks,
  scheduled: CalendarClock,
  running: Send,
  paused: Pause,
  paused_itself: CircleAlert,
  finished: CheckCheck,
  canceled: Ban,
};

/** Where a campaign stands, as a word, an icon and a color. */
export function CampaignStatus({ campaign }: { campaign: CampaignView }) {
  const { now } = useClock();
  const standing = standingOf(campaign, now);
  const Icon = icons[standing];
  return (
    <Chip color={looks[standing].tone} variant="soft" className="shrink-0 gap-1 py-0.5">
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.2} />
      <Chip.Label>{looks[standing].word}</Chip.Label>
    </Chip>
  );
}
