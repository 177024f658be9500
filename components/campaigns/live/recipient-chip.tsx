"use client";

import { Chip } from "@heroui/react";
import { Clock, FlaskConical, UserRoundX } from "lucide-react";
import { StatusChip } from "@/components/messages/status-chip";
import { reasonWords } from "@/components/messages/words";
import type { RecipientView } from "@/lib/campaigns/recipients-schema";

const before = {
  pending: { word: "Waiting", icon: Clock },
  excluded: { word: "Left out", icon: UserRoundX },
  held_out: { word: "Kept aside", icon: FlaskConical },
} as const;

type Props = { recipient: Pick<RecipientView, "status" | "reason"> };

/** Where somebody stands: before there is a text, or where their text is. */
export function RecipientChip({ recipient: { status, reason } }: Props) {
  if (status !== "pending" && status !== "excluded" && status !== "held_out") {
    return <StatusChip status={status} reason={reason} />;
  }
  const { word, icon: Icon } = before[status];
  return (
    <Chip variant="soft" className="max-w-full gap-1 py-0.5">
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.2} />
      <Chip.Label className="truncate">
        {word}
        {reason && status !== "held_out" ? `: ${reasonWords(reason)}` : null}
      </Chip.Label>
    </Chip>
  );
}
