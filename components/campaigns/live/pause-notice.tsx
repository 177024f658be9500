"use client";

import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/schema";

/** Why it stands still, and what comes next. */
export function PauseNotice({ campaign }: { campaign: CampaignView }) {
  const { may } = useWorkspace();
  const { pause, status, paused_at, if_late, send_before } = campaign;
  if (pause === null) return null;
  if (status !== "paused") {
    return status === "finished" || status === "canceled" ? (
      <Notice tone="wait" title={pause.sentence} />
    ) : null;
  }
  const isByHand = pause.reason === "by_hand";
  const late =
    send_before === null
      ? "Whoever has not had it gets it in order, at a decent hour."
      : if_late === "cancel"
        ? "Whose turn comes after the deadline gets nothing."
        : "Whose turn comes after the deadline gets it the next day.";
  return (
    <Notice tone={isByHand ? "wait" : "bad"} role={isByHand ? "status" : "alert"} title={pause.sentence}>
      {paused_at ? (
        <>
          Since <Moment at={paused_at} />.{" "}
        </>
      ) : null}
      {may("campaigns:write")
        ? `Resume and it goes on where it stopped. ${late}`
        : "A manager or owner decides whether it goes on."}
    </Notice>
  );
}
