"use client";

import { Button, Spinner } from "@heroui/react";
import { useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useDeed } from "@/components/settings/use-deed";
import { useWorkspace } from "@/components/shell/workspace-context";
import { VariableText } from "@/components/templates/variable-text";
import { toast } from "@/components/ui/toast";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import type { CampaignView } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import { parts } from "./sentence";

const dryRunView = async () => (await import("@/lib/campaigns/dry-run-schema")).dryRunView;

type Props = {
  campaign: CampaignView;
  rewrite: NonNullable<DryRunView["rewrite"]>;
  currency: string;
};

/** One press for plain signs instead of fancy ones, with what it saves and how it reads then. */
export function RewriteOffer({ campaign, rewrite, currency }: Props) {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  const take = useDeed(
    "campaigns",
    () => api.post(`/campaigns/${campaign.id}/dry-run/rewrite`, {}, { answer: dryRunView }),
    (run) => {
      queries.setQueryData(["campaigns", workspaceId, campaign.id, "dry-run"], run);
      void queries.invalidateQueries({ queryKey: ["templates", workspaceId] });
      toast.success("The text has plain signs now.");
    },
  );
  return (
    <div className="rounded-xl bg-accent-soft p-4">
      <p className="flex items-center gap-2 font-medium text-accent-soft-foreground">
        <Sparkles aria-hidden className="size-4 shrink-0" />
        Plain signs save {formatMoney(rewrite.saving_micros, currency)}
      </p>
      <p className="mt-0.5 text-sm">
        {rewrite.loses_emoji
          ? "Without the emoji: "
          : "Straight quotes and plain dashes instead of curly ones: "}
        {parts(rewrite.segments_saved)} fewer.
      </p>
      <p dir="auto" className="mt-3 rounded-lg bg-surface px-3 py-2 text-sm break-words whitespace-pre-wrap">
        <VariableText text={rewrite.body} chipClassName="bg-surface-tertiary" />
      </p>
      <Button
        size="sm"
        variant="secondary"
        className="mt-3 max-md:h-11"
        isPending={take.isPending}
        onPress={() => take.mutate(undefined)}
      >
        {take.isPending ? <Spinner color="current" size="sm" /> : null}
        Use plain signs
      </Button>
    </div>
  );
}
