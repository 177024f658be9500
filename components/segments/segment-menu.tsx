"use client";

import { Archive, ArchiveRestore, Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { MoreMenu } from "@/components/ui/more-menu";
import type { SegmentView } from "@/lib/segments/schema";
import { archiveWarning } from "./usage-words";
import { useSegmentActions } from "./use-segment-actions";

type Props = { segment: SegmentView; className?: string; onArchived?: () => void };

/** What is done seldom: duplicate, archive, restore. */
export function SegmentMenu({ segment, className, onArchived }: Props) {
  const { may, path } = useWorkspace();
  const router = useRouter();
  const leave = useLeave();
  const { restore, archive, duplicate } = useSegmentActions();
  const [isAsking, setAsking] = useState(false);
  if (!may("segments:write")) return null;
  const copy = () =>
    duplicate.mutate(segment, { onSuccess: (made) => router.push(path(`/segments/${made.id}`)) });
  const putAway = () => leave(() => archive.mutate(segment, { onSuccess: onArchived }));
  const warning = archiveWarning(segment.usage);
  return (
    <>
      <MoreMenu
        label={`More for ${segment.name}`}
        className={className}
        items={[
          { id: "duplicate", label: "Duplicate", icon: Copy, onAction: () => leave(copy) },
          segment.is_archived
            ? {
                id: "restore",
                label: "Restore",
                icon: ArchiveRestore,
                onAction: () => restore.mutate(segment, { onSuccess: () => router.refresh() }),
              }
            : {
                id: "archive",
                label: "Archive",
                icon: Archive,
                onAction: () => (warning === null ? putAway() : setAsking(true)),
              },
        ]}
      />
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Archive “${segment.name}”?`}
        action="Archive"
        onConfirm={() => {
          setAsking(false);
          putAway();
        }}
      >
        {warning}
      </Confirm>
    </>
  );
}
