"use client";

import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { NothingFits } from "@/components/ui/nothing-fits";

/** Nothing to list: starts the job, or gives the way back to everything. */
export function NoCampaigns({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { may, path } = useWorkspace();
  if (isFiltered) {
    return (
      <NothingFits icon={Megaphone} title="No campaign fits" onClear={onClear}>
        Nothing has this name, status and audience.
      </NothingFits>
    );
  }
  return (
    <Empty
      icon={Megaphone}
      title="One text, to everybody it is meant for"
      action={
        may("campaigns:write") ? (
          <Link href={path("/campaigns/new")} className="button button--primary button--md">
            Plan the first campaign
          </Link>
        ) : null
      }
    >
      Choose who, choose the text, choose the hour. Before anything leaves you see who gets it, who does not
      and why, and what it costs.
    </Empty>
  );
}
