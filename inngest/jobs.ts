import { answerConversations } from "@/lib/assistant/answer-conversations";
import { nextAnswer } from "@/lib/assistant/claim-conversations";
import { nextBookingText, sendBookingTexts } from "@/lib/bookings/texts/send-booking-texts";
import { nextOpening, offerOpenings } from "@/lib/bookings/waitlist/offer-openings";
import { nextDryRun, runDryRuns } from "@/lib/campaigns/continue-dry-run";
import { nextCampaign, runCampaigns } from "@/lib/campaigns/run-campaigns";
import { nextImport, runImports } from "@/lib/contacts/import/run-imports";
import { nextMissed, recoverMissed } from "@/lib/inbox/recover-missed";
import { forgetLinks, nextForgotten } from "@/lib/links/forget-links";
import { type Budget, type Drained, dispatchMessages, nextDue } from "@/lib/messages/dispatch";
import { ensureMonths, nextMonths } from "@/lib/messages/ensure-months";
import { expireLeases, nextLease } from "@/lib/messages/expire-leases";
import { fetchPrices, nextPrice } from "@/lib/messages/fetch-prices";
import { nextReconcile, reconcileMessages } from "@/lib/messages/reconcile";
import { nextEvent, recordStatuses } from "@/lib/messages/record-statuses";
import { nextFallback, sendFallbacks } from "@/lib/messages/send-fallbacks";
import type { WakeEvent } from "./events";

/**
 * A drain: claims due rows in batches, does them, says when the next wants work. Idempotent by construction, so any
 * engine may run it, any number at once. `due` is one cheap query; `wakes` are the events that say "look now".
 */
export type Job = {
  id: string;
  wakes: WakeEvent[];
  due: () => Promise<Date | null>;
  drain: (budget: Budget) => Promise<Drained>;
};

export const jobs: Job[] = [
  { id: "dispatch-messages", wakes: ["message/queued"], due: nextDue, drain: dispatchMessages },
  { id: "record-statuses", wakes: ["provider/event"], due: nextEvent, drain: recordStatuses },
  { id: "expire-leases", wakes: [], due: nextLease, drain: expireLeases },
  { id: "reconcile-messages", wakes: ["message/unconfirmed"], due: nextReconcile, drain: reconcileMessages },
  { id: "send-fallbacks", wakes: ["message/unreached"], due: nextFallback, drain: sendFallbacks },
  { id: "fetch-prices", wakes: [], due: nextPrice, drain: fetchPrices },
  { id: "recover-missed", wakes: [], due: nextMissed, drain: recoverMissed },
  { id: "run-imports", wakes: ["import/waiting"], due: nextImport, drain: runImports },
  { id: "run-campaigns", wakes: ["campaign/waiting"], due: nextCampaign, drain: runCampaigns },
  { id: "run-dry-runs", wakes: ["campaign/waiting"], due: nextDryRun, drain: runDryRuns },
  { id: "send-booking-texts", wakes: ["booking/changed"], due: nextBookingText, drain: sendBookingTexts },
  { id: "offer-openings", wakes: ["opening/changed"], due: nextOpening, drain: offerOpenings },
  {
    id: "answer-conversations",
    wakes: ["conversation/waiting"],
    due: nextAnswer,
    drain: answerConversations,
  },
  { id: "forget-links", wakes: [], due: nextForgotten, drain: forgetLinks },
  { id: "ensure-months", wakes: [], due: nextMonths, drain: ensureMonths },
];
