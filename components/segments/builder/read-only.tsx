"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { SegmentView } from "@/lib/segments/schema";
import { useSegmentActions } from "../use-segment-actions";
import { type Group, writeDefinition } from "./tree";

type Props = { segment: SegmentView | null; root: Group };

/** A segment to read: an archived one, or for people who may not change it. */
export function ReadOnly({ segment, root }: Props) {
  const { may } = useWorkspace();
  if (!segment) return <Notice tone="wait" title="Segments are made by owners and managers." />;
  return (
    <div className="space-y-4">
      {segment.is_archived ? (
        <Archived segment={segment} />
      ) : may("segments:write") ? null : (
        <Notice tone="wait" title="You can look at this segment.">
          Owners and managers can change it.
        </Notice>
      )}
      {segment.problems.map(({ path, message }) => (
        <Notice key={path} tone="bad" title={message} />
      ))}
      <Panel className="space-y-4 p-5 md:p-6">
        <section aria-label="Rule">
          <h2 className="mb-1.5 text-sm font-medium">Who belongs</h2>
          <p className="text-lg leading-relaxed">
            <bdi>{segment.sentence}</bdi>
          </p>
        </section>
        {segment.description ? (
          <section aria-label="Note" className="border-t border-separator pt-4 text-sm">
            <h2 className="font-medium">Note for the team</h2>
            <p className="mt-1 text-muted">
              <bdi>{segment.description}</bdi>
            </p>
          </section>
        ) : null}
        <details className="border-t border-separator pt-4 text-sm">
          <summary className="w-fit cursor-pointer font-medium">As JSON</summary>
          <pre className="mt-3 overflow-x-auto rounded-xl bg-surface-secondary p-3.5 font-mono text-[0.8125rem] leading-relaxed">
            {JSON.stringify(writeDefinition(root).rule, null, 2)}
          </pre>
        </details>
      </Panel>
    </div>
  );
}

function Archived({ segment }: { segment: SegmentView }) {
  const { may } = useWorkspace();
  const { restore } = useSegmentActions();
  const router = useRouter();
  return (
    <Notice tone="wait" title="This segment is archived, so no campaign can use it.">
      {may("segments:write") ? (
        <Button
          size="sm"
          variant="secondary"
          className="mt-2 max-md:h-11"
          isPending={restore.isPending}
          onPress={() => restore.mutate(segment, { onSuccess: () => router.refresh() })}
        >
          Restore it
        </Button>
      ) : null}
    </Notice>
  );
}
