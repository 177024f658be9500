import type { FieldError } from "@/lib/errors";
import { SAMPLE_CODE } from "@/lib/links/code";
import { linkBase } from "@/lib/links/link-base";
import { nameBefore } from "@/lib/templates/archive-template";
import { pauseSentence } from "./pause-words";
import type { CampaignRow } from "./plan";
import type { Standing } from "./progress";
import type { CampaignView } from "./schema";

/** A campaign's row with the names of what it points at. */
export type StoredCampaign = CampaignRow & {
  templateName: string;
  segmentName: string | null;
  excludeSegmentName: string | null;
};

export type Surroundings = {
  variants: CampaignView["variants"];
  /** Null for a draft. */
  standing: Standing | null;
  problems: FieldError[];
};

/** A campaign as the API shows it. */
export function presentCampaign(
  row: StoredCampaign,
  { variants, standing, problems }: Surroundings,
): CampaignView {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    template_id: row.templateId,
    template_name: nameBefore(row.templateName, row.templateId),
    segment_id: row.segmentId,
    segment_name: row.segmentName,
    exclude_segment_id: row.excludeSegmentId,
    exclude_segment_name: row.excludeSegmentName,
    channel: row.channel,
    fallback_channel: row.fallbackChannel,
    variables: row.variables,
    send_at: iso(row.sendAt),
    local_time: row.localTime,
    send_before: iso(row.sendBefore),
    if_late: row.ifLate,
    throttle_per_second: row.throttlePerSecond,
    not_marketed_within_days: row.notMarketedWithinDays,
    skip_open_conversations: row.skipsOpenConversations,
    hold_out_percent: row.holdOutPercent,
    first_wave_percent: row.firstWavePercent,
    first_wave_minutes: row.firstWaveMinutes,
    limits: row.limits,
    shorten_links: row.shortensLinks,
    link_days: row.linkDays,
    link_example: `${linkBase()}${SAMPLE_CODE}`,
    variants,
    progress: standing?.progress ?? null,
    pause: pauseOf(row),
    problems: problems.map(({ path, message, code }) => ({ path, message, code })),
    version: row.version,
    created_by: row.actorName,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    launched_at: iso(row.launchedAt),
    frozen_at: iso(row.frozenAt),
    paused_at: iso(row.pausedAt),
    finished_at: iso(row.finishedAt),
    next_at: iso(standing?.nextAt ?? null),
  };
}

/** A campaign that came to nothing keeps its reason too. */
function pauseOf({ pauseReason: reason, pauseFacts }: StoredCampaign): CampaignView["pause"] {
  if (reason === null) return null;
  const facts = pauseFacts ?? {};
  return { reason, sentence: pauseSentence(reason, facts), facts };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
