"use client";

import { Button, Chip } from "@heroui/react";
import { FastForward } from "lucide-react";
import { Moment } from "@/components/ui/moment";
import type { ScheduledText } from "@/lib/sandbox/schema";

type Props = {
  texts: ScheduledText[];
  business: string;
  skipping: number | null;
  /** Null for somebody who may only look. */
  onSkip: ((messageId: number) => void) | null;
};

/** What is yet to come to this phone, and a demo clock that jumps to one text's moment. */
export function PhoneClock({ texts, business, skipping, onSkip }: Props) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
      {texts.length === 0 ? (
        <p className="pt-16 text-center text-sm text-muted">
          Nothing from {business} is scheduled for this phone. Send a text for later, and it waits here.
        </p>
      ) : (
        <>
          <p className="text-sm text-muted">
            Skip ahead and the text goes out now. Its story tells that the demo clock was moved, and every
            rule is asked again at the real hour.
          </p>
          <ol className="mt-4 space-y-4">
            {texts.map((text) => (
              <li key={text.messageId} className="rounded-xl bg-surface-secondary p-3">
                <p className="flex items-center justify-between gap-2 text-xs font-medium tabular-nums">
                  <Moment at={text.dueAt} />
                  {text.isHeldByQuietHours ? (
                    <Chip size="sm" variant="soft" color="warning">
                      Quiet hours
                    </Chip>
                  ) : null}
                </p>
                <p dir="auto" className="mt-1.5 line-clamp-3 text-sm break-words">
                  {text.body}
                </p>
                {text.isHeldByQuietHours ? (
                  <p className="mt-2 text-xs text-muted">
                    Held until the quiet hours end where this person lives. The demo clock does not move the
                    law.
                  </p>
                ) : onSkip ? (
                  <Button
                    size="sm"
                    variant="secondary"
                    className="mt-2.5 max-md:h-11"
                    isPending={skipping === text.messageId}
                    onPress={() => onSkip(text.messageId)}
                  >
                    <FastForward aria-hidden className="size-4" />
                    Skip ahead
                  </Button>
                ) : null}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
