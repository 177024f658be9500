"use client";

import { Button, Dropdown, Label, toast } from "@heroui/react";
import { Copy, Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { useDeed } from "@/components/settings/use-deed";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import type { CampaignView } from "@/lib/campaigns/schema";
import { useCampaignVerb } from "./use-campaign";

type Props = { campaign: CampaignView; className?: string; onDeleted?: () => void };

/** What can be done to a whole campaign besides sending it: make another like it, throw a draft away. */
export function CampaignMenu({ campaign, className, onDeleted }: Props) {
  const { may, path, api } = useWorkspace();
  const go = useGo();
  const [isDeleting, setDeleting] = useState(false);
  const duplicate = useCampaignVerb("duplicate", (copy) => {
    toast.success(`“${copy.name}” is a new draft`);
    go(path(`/campaigns/${copy.id}/edit`));
  });
  const remove = useDeed(
    "campaigns",
    () => api.remove(`/campaigns/${campaign.id}`, { answer: z.unknown() }),
    () => {
      setDeleting(false);
      toast.success("Draft deleted");
      onDeleted?.();
    },
  );
  if (!may("campaigns:write")) return null;
  const act = (key: string | number) => {
    if (key === "duplicate") duplicate.mutate({ id: campaign.id });
    if (key === "delete") setDeleting(true);
  };
  return (
    <>
      <Dropdown>
        <Button isIconOnly variant="ghost" aria-label={`More for ${campaign.name}`} className={className}>
          <Ellipsis aria-hidden />
        </Button>
        <Dropdown.Popover placement="bottom end" className="min-w-48">
          <Dropdown.Menu aria-label={`More for ${campaign.name}`} onAction={act}>
            <Dropdown.Item id="duplicate" textValue="Duplicate">
              <Copy aria-hidden className="size-4 text-muted" />
              <Label>Duplicate</Label>
            </Dropdown.Item>
            {campaign.status === "draft" ? (
              <Dropdown.Item id="delete" textValue="Delete the draft" variant="danger">
                <Trash2 aria-hidden className="size-4 text-danger" />
                <Label>Delete the draft</Label>
              </Dropdown.Item>
            ) : null}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <Confirm
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete “${campaign.name}”?`}
        action="Delete the draft"
        isDestructive
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      >
        What was chosen here is gone for good. Nobody has been texted, and the segment and the template stay.
      </Confirm>
    </>
  );
}
