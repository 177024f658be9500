"use client";

import { Button, cn, Spinner } from "@heroui/react";
import { Ban, Pause, Play } from "lucide-react";
import { useState } from "react";
import { count } from "@/components/messages/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import type { CampaignView } from "@/lib/campaigns/schema";
import { useCampaignVerb } from "../use-campaign";
import { onTheWay, people, reached } from "../words";

type PauseProps = { campaign: CampaignView; className?: string };

export const isGoing = ({ status }: CampaignView): boolean => status === "freezing" || status === "running";

/** One press, no question: what has not left stays. */
export function PauseButton({ campaign: { id }, className }: PauseProps) {
  const pause = useCampaignVerb("pause");
  return (
    <Button
      size="lg"
      className={cn("bg-warning px-8 text-warning-foreground hover:bg-warning/85", className)}
      isPending={pause.isPending}
      onPress={() => pause.mutate({ id })}
    >
      {pause.isPending ? <Spinner color="current" size="sm" /> : <Pause aria-hidden fill="currentColor" />}
      Pause
    </Button>
  );
}

/** Pause in one press; then resume, or call it off for good with what that means. */
export function Controls({ campaign }: { campaign: CampaignView }) {
  const { may } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const resume = useCampaignVerb("resume");
  const cancel = useCampaignVerb("cancel", () => setAsking(false));
  const { id, status, progress } = campaign;
  if (!may("campaigns:write")) return null;
  if (isGoing(campaign)) return <PauseButton campaign={campaign} className="max-md:flex-1" />;
  if (status !== "paused" || progress === null) return null;
  const left = progress.pending + onTheWay(progress);
  return (
    <>
      <Button
        size="lg"
        className="px-6 max-md:flex-1"
        isPending={resume.isPending}
        onPress={() => resume.mutate({ id })}
      >
        {resume.isPending ? <Spinner color="current" size="sm" /> : <Play aria-hidden fill="currentColor" />}
        Resume
      </Button>
      <Button size="lg" variant="tertiary" onPress={() => setAsking(true)}>
        <Ban aria-hidden />
        Cancel it
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Cancel “${campaign.name}”?`}
        action={`Cancel for ${people(left)}`}
        isDestructive
        isPending={cancel.isPending}
        onConfirm={() => cancel.mutate({ id })}
      >
        <p>
          {people(left)} will not get it. {count(reached(progress), "text")} already left; that cannot be
          called back.
        </p>
        <p className="text-sm text-muted">A canceled campaign cannot go on. You can duplicate it.</p>
      </Confirm>
    </>
  );
}
