"use client";

import { ChangedNotice } from "@/components/shell/changed-notice";
import { type SegmentView, segmentView } from "@/lib/segments/schema";

type Props = {
  segment: SegmentView;
  /** The name and the rule in words as they were changed here; null for what was left alone. */
  mine: { name: string | null; sentence: string | null };
  onKeepMine: (theirs: SegmentView) => void;
  onTakeTheirs: (theirs: SegmentView) => void;
};

/** Somebody else saved first: their rule beside one's own, and the choice. */
export const SegmentChanged = ({ segment, mine, ...choices }: Props) => (
  <ChangedNotice
    title="Somebody else saved this segment while you were changing it."
    of={{ resource: "segments", id: segment.id, answer: segmentView }}
    {...choices}
  >
    {(theirs) => (
      <dl className="space-y-2 rounded-xl bg-surface px-3.5 py-2.5">
        <Version title="Now it is" name={theirs.name} sentence={theirs.sentence} />
        <Version
          title="With your changes"
          name={mine.name ?? theirs.name}
          sentence={mine.sentence ?? theirs.sentence}
        />
      </dl>
    )}
  </ChangedNotice>
);

const Version = ({ title, name, sentence }: { title: string; name: string; sentence: string }) => (
  <div>
    <dt className="text-xs text-muted">{title}</dt>
    <dd>
      <bdi className="font-medium">{name}</bdi>: <bdi>{sentence}</bdi>
    </dd>
  </div>
);
