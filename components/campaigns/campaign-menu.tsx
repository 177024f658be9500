"use client";

import { Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import { useDeed } from "@/components/settings/use-deed";
import { notRead } from "@/components/shell/answer";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { MoreMenu } from "@/components/ui/more-menu";
import { toast } from "@/components/ui/toast";
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
    () => api.remove(`/campaigns/${campaign.id}`, { answer: notRead }),
    () => {
      setDeleting(false);
      toast.success("Draft deleted");
      onDeleted?.();
    },
  );
  if (!may("campaigns:write")) return null;
  return (
    <>
      <MoreMenu
        label={`More for ${campaign.name}`}
        className={className}
        items={[
          {
            id: "duplicate",
            label: "Duplicate",
            icon: Copy,
            onAction: () => duplicate.mutate({ id: campaign.id }),
          },
          campaign.status === "draft"
            ? {
                id: "delete",
                label: "Delete the draft",
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
