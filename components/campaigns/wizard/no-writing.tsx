"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";

/** For whoever may look at campaigns but not plan one. */
export function NoWriting() {
  const { path } = useWorkspace();
  return (
    <Empty
      icon={Lock}
      title="Campaigns are planned by managers and owners"
      action={
        <Link href={path("/campaigns")} className="button button--secondary button--md">
          See the campaigns
        </Link>
      }
    >
      You can look at every campaign and its results. Ask a manager to plan one.
    </Empty>
  );
}
