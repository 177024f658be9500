"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import { Archive, ArchiveRestore, Copy, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { SegmentView } from "@/lib/segments/schema";
import { useSegmentActions } from "./use-segment-actions";

type Props = { segment: SegmentView; className?: string; onArchived?: () => void };

/** What is done seldom: duplicate, archive, restore. */
export function SegmentMenu({ segment, className, onArchived }: Props) {
  const { may, path } = useWorkspace();
  const router = useRouter();
  const leave = useLeave();
  const { restore, archive, duplicate } = useSegmentActions();
  if (!may("segments:write")) return null;
  const act = (key: string | number) => {
    if (key === "archive") leave(() => archive.mutate(segment, { onSuccess: onArchived }));
    if (key === "restore") restore.mutate(segment, { onSuccess: () => router.refresh() });
    if (key === "duplicate") {
      leave(() =>
        duplicate.mutate(segment, { onSuccess: (copy) => router.push(path(`/segments/${copy.id}`)) }),
      );
    }
  };
  return (
    <Dropdown>
      <Button isIconOnly variant="ghost" aria-label={`More for ${segment.name}`} className={className}>
        <Ellipsis aria-hidden />
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-48">
        <Dropdown.Menu aria-label={`More for ${segment.name}`} onAction={act}>
          <Dropdown.Item id="duplicate" textValue="Duplicate">
            <Copy aria-hidden className="size-4 text-muted" />
            <Label>Duplicate</Label>
          </Dropdown.Item>
          {segment.is_archived ? (
            <Dropdown.Item id="restore" textValue="Restore">
              <ArchiveRestore aria-hidden className="size-4 text-muted" />
              <Label>Restore</Label>
            </Dropdown.Item>
          ) : (
            <Dropdown.Item id="archive" textValue="Archive">
              <Archive aria-hidden className="size-4 text-muted" />
              <Label>Archive</Label>
            </Dropdown.Item>
          )}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
