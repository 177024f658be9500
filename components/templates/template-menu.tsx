"use client";

import { Archive, ArchiveRestore, Copy, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { MoreMenu } from "@/components/ui/more-menu";
import type { TemplateView } from "@/lib/templates/schema";
import { useTemplateActions } from "./use-template-actions";
import { shownName } from "./words";

type Props = { template: TemplateView; className?: string; onArchived?: () => void };

/** Everything but writing: duplicate, archive, restore, and for what was never used, delete. */
export function TemplateMenu({ template, className, onArchived }: Props) {
  const { may, path } = useWorkspace();
  const router = useRouter();
  const { restore, archive, duplicate, remove } = useTemplateActions();
  const [isDeleting, setDeleting] = useState(false);
  if (!may("templates:write")) return null;
  const isArchived = template.archived_at !== null;
  const isDeletable = isArchived && template.usage.count === 0;
  const copy = () =>
    duplicate.mutate(template, { onSuccess: (made) => router.push(path(`/templates/${made.id}`)) });
  return (
    <>
      <MoreMenu
        label={`More for ${shownName(template)}`}
        className={className}
        items={[
          { id: "duplicate", label: "Duplicate", icon: Copy, onAction: copy },
          isArchived
            ? {
                id: "restore",
                label: "Restore",
                icon: ArchiveRestore,
                onAction: () => restore.mutate(template),
              }
            : {
                id: "archive",
                label: "Archive",
                icon: Archive,
                onAction: () => archive.mutate(template, { onSuccess: onArchived }),
              },
          isDeletable
            ? {
                id: "delete",
                label: "Delete for good",
                icon: Trash2,
                isDanger: true,
                onAction: () => setDeleting(true),
              }
            : null,
        ]}
      />
      <Confirm
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete “${shownName(template)}”?`}
        action="Delete for good"
        isDestructive
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(template, { onSettled: () => setDeleting(false) })}
      >
        It was never used, so nothing else changes. Its text and versions cannot be brought back.
      </Confirm>
    </>
  );
}
