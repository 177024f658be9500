"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { CampaignStatus } from "@/components/campaigns/campaign-status";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { SegmentView } from "@/lib/segments/schema";
import { usageWords, usedBy } from "../usage-words";

const campaignView = async () => (await import("@/lib/campaigns/schema")).campaignView;

const SHOWN = 5;
const pageShape = pageAnswer(campaignView);

/** The campaigns that name the segment, newest first. */
export function UsedBy({ segment }: { segment: SegmentView }) {
  const { id, api, path, may } = useWorkspace();
  const all = usedBy(segment.usage);
  const isShown = all > 0 && may("campaigns:read");
  const { data, isError } = useQuery({
    queryKey: ["campaigns", id, "of-segment", segment.id],
    queryFn: ({ signal }) =>
      api.get(`/campaigns?segment_id=${segment.id}&limit=${SHOWN}`, { answer: pageShape, signal }),
    enabled: isShown,
    staleTime: 15_000,
  });
  if (!isShown || isError) return null;
  return (
    <Panel aria-labelledby="used-by" className="mt-5 overflow-clip">
      <div className="px-5 pt-4 pb-3">
        <h2 id="used-by" className="text-sm font-medium">
          Used by
        </h2>
        <p className="text-sm text-muted">{usageWords(segment.usage)}</p>
      </div>
      <ul aria-labelledby="used-by" className="divide-y divide-separator border-t border-separator">
        {data ? (
          data.data.map((campaign) => (
            <li key={campaign.id}>
              <Link
                href={path(`/campaigns/${campaign.id}`)}
                className="flex min-h-12 items-center justify-between gap-3 px-5 py-2 transition-colors hover:bg-surface-secondary"
              >
                <span className="min-w-0">
                  <bdi className="block truncate text-sm font-medium">{campaign.name}</bdi>
                  {campaign.segment_id === segment.id ? null : (
                    <span className="block text-xs text-muted">Leaves these people out</span>
                  )}
                </span>
                <CampaignStatus campaign={campaign} />
              </Link>
            </li>
          ))
        ) : (
          <li className="px-5 py-3" role="status" aria-label="Loading the campaigns">
            <Skeleton className="h-6 w-full rounded-lg" />
          </li>
        )}
      </ul>
      {all > SHOWN ? (
        <Link
          href={path(`/campaigns?segment=${segment.id}`)}
          className="flex min-h-11 items-center justify-between border-t border-separator px-5 py-2 text-sm font-medium text-accent-soft-foreground hover:bg-surface-secondary"
        >
          See all {all}
          <ChevronRight aria-hidden className="size-4" />
        </Link>
      ) : null}
    </Panel>
  );
}
