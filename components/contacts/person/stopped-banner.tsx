"use client";

import { BellOff } from "lucide-react";
import { useClock } from "@/components/ui/clock";
import type { ContactConsent } from "@/lib/contacts/consent-schema";
import { consentLines, eventSentence } from "./consent-words";

/** Since when and how a person stopped every text: read before anything else on their page. */
export function StoppedBanner({ consent }: { consent: ContactConsent }) {
  const clock = useClock();
  const texts = consent.numbers[0]?.channels.find((one) => one.channel === "sms");
  const event = texts ? consentLines(texts.purposes, consent.events).find((line) => line.event)?.event : null;
  return (
    <div role="note" className="mb-6 flex items-start gap-3.5 rounded-2xl bg-danger-soft px-5 py-4">
      <BellOff aria-hidden className="mt-0.5 size-5 shrink-0 text-danger-soft-foreground" strokeWidth={2.2} />
      <div className="min-w-0">
        <p className="font-semibold tracking-wide text-danger-soft-foreground">NO TEXTS</p>
        <p className="mt-0.5 [overflow-wrap:anywhere]">
          {event ? <bdi>{eventSentence(event, clock)}</bdi> : "They opted out of every text."}
        </p>
        <p className="mt-0.5 text-sm text-foreground/75">
          Parley will not text them. They can come back by texting START.
        </p>
      </div>
    </div>
  );
}
