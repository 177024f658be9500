"use client";

import { Button, Spinner } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { type SegmentView, segmentView } from "@/lib/segments/schema";

type Props = {
  segment: SegmentView;
  /** The name and the rule in words as they were changed here; null for what was left alone. */
  mine: { name: string | null; sentence: string | null };
  onKeepMine: (theirs: SegmentView) => void;
  onTakeTheirs: (theirs: SegmentView) => void;
};

/** Somebody else saved first: their rule beside one's own, and the choice. Nothing is lost meanwhile. */
export function ChangedNotice({ segment, mine, onKeepMine, onTakeTheirs }: Props) {
  const { id, api } = useWorkspace();
  const latest = useQuery({
    queryKey: ["segments", id, "one", segment.id, "changed"],
    queryFn: ({ signal }) => api.get(`/segments/${segment.id}`, { answer: segmentView, signal }),
    gcTime: 0,
  });
  const theirs = latest.data;
  return (
    <Notice
      tone="wait"
      role="alert"
      className="mb-4"
      title="Somebody else saved this segment while you were changing it."
    >
      {theirs ? (
        <div className="space-y-3 pt-1">
          <dl className="space-y-2 rounded-xl bg-surface px-3.5 py-2.5">
            <Version title="Now it is" name={theirs.name} sentence={theirs.sentence} />
            <Version
              title="With your changes"
              name={mine.name ?? theirs.name}
              sentence={mine.sentence ?? theirs.sentence}
            />
          </dl>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" className="max-md:h-11" onPress={() => onKeepMine(theirs)}>
              Keep mine and go on
            </Button>
            <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => onTakeTheirs(theirs)}>
              Take theirs
            </Button>
          </div>
        </div>
      ) : latest.isError ? (
        latest.error.message
      ) : (
        <Spinner size="sm" aria-label="Loading their rule" />
      )}
    </Notice>
  );
}

const Version = ({ title, name, sentence }: { title: string; name: string; sentence: string }) => (
  <div>
    <dt className="text-xs text-muted">{title}</dt>
    <dd>
      <bdi className="font-medium">{name}</bdi>: <bdi>{sentence}</bdi>
    </dd>
  </div>
);
