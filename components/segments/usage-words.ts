import type { SegmentView } from "@/lib/segments/schema";

type Usage = SegmentView["usage"];

export const usedBy = ({ drafts, underway, over }: Usage): number => drafts + underway + over;

/** "1 draft, 2 under way, 5 ended"; empty for a segment that no campaign names. */
export function usageWords({ drafts, underway, over }: Usage): string {
  const parts = [
    drafts === 0 ? null : `${drafts} ${drafts === 1 ? "draft" : "drafts"}`,
    underway === 0 ? null : `${underway} under way`,
    over === 0 ? null : `${over} ended`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** What putting it away means for campaigns that are not over; null when there is none. */
export function archiveWarning({ drafts, underway }: Usage): string | null {
  const parts = [
    underway === 0
      ? null
      : underway === 1
        ? "One campaign is under way. It goes on with the people it was launched for."
        : `${underway} campaigns are under way. They go on with the people they were launched for.`,
    drafts === 0
      ? null
      : drafts === 1
        ? "One draft names it, and cannot be launched until somebody chooses another segment there."
        : `${drafts} drafts name it, and cannot be launched until somebody chooses other segments there.`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}
