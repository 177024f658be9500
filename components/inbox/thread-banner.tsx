"use client";

import { BellOff, Hand } from "lucide-react";
import { Moment } from "@/components/ui/moment";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { presenceWords } from "./words";

/** What must be known before anything is answered: they said STOP, the assistant gave up, a colleague writes. */
export function ThreadBanner({ detail }: { detail: ConversationDetail }) {
  const { is_opted_out, handover_sentence, handed_over_at, presence } = detail;
  const here = presenceWords(presence);
  return (
    <>
      {is_opted_out ? (
        <p className="flex items-center gap-2.5 border-b border-separator bg-danger-soft px-5 py-2.5 text-sm">
          <BellOff aria-hidden className="size-4 shrink-0 text-danger-soft-foreground" />
          <span>
            <strong className="font-semibold text-danger-soft-foreground">NO TEXTS.</strong> They said STOP.
            Call them instead; they can come back by texting START.
          </span>
        </p>
      ) : null}
      {handover_sentence ? (
        <p className="flex items-center gap-2.5 border-b border-separator bg-warning-soft px-5 py-2.5 text-sm">
          <Hand aria-hidden className="size-4 shrink-0 text-warning-soft-foreground" />
          <span className="min-w-0">
            <strong className="font-medium">The assistant handed over.</strong> {handover_sentence}{" "}
            {handed_over_at ? <Moment at={handed_over_at} className="text-muted" /> : null}
          </span>
        </p>
      ) : null}
      <p
        aria-live="polite"
        className="border-b border-separator bg-surface-secondary px-5 py-1.5 text-xs text-muted empty:hidden"
      >
        {here}
      </p>
    </>
  );
}
