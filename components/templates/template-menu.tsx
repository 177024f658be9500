"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import { Archive, ArchiveRestore, Copy, Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
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

  const act = (key: string | number) => {
    if (key === "archive") archive.mutate(template, { onSuccess: onArchived });
    if (key === "restore") restore.mutate(template);
    if (key === "delete") setDeleting(true);
    if (key === "duplicate") {
      duplicate.mutate(template, { onSuccess: (copy) => router.push(path(`/templates/${copy.id}`)) });
    }
  };
  return (
    <>
      <Dropdown>
        <Button
          isIconOnly
          variant="ghost"
          aria-label={`More for ${shownName(template)}`}
          className={className}
        >
          <Ellipsis aria-hidden />
        </Button>
        <Dropdown.Popover placement="bottom end" className="min-w-48">
          <Dropdown.Menu aria-label={`More for ${shownName(template)}`} onAction={act}>
            <Dropdown.Item id="duplicate" textValue="Duplicate">
              <Copy aria-hidden className="size-4 text-muted" />
              <Label>Duplicate</Label>
            </Dropdown.Item>
            {isArchived ? (
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
            {isArchived && template.usage.count === 0 ? (
              <Dropdown.Item id="delete" textValue="Delete for good" variant="danger">
                <Trash2 aria-hidden className="size-4 text-danger" />
                <Label>Delete for good</Label>
              </Dropdown.Item>
            ) : null}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
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
