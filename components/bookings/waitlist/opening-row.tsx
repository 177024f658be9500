"use client";

import { Chip } from "@heroui/react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { OpeningView } from "@/lib/bookings/waitlist-schema";
import { whenWords } from "../words";
import { offerWords, openingWords } from "./words";

/** One time that became free: who was asked for it, and how it stands. */
export function OpeningRow({ opening }: { opening: OpeningView }) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const { word, tone } = openingWords[opening.status];
  const when = whenWords(opening.starts_at, timeZone, now);
  return (
    <li className="rounded-xl border border-border px-4 py-3 text-sm">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 font-medium tabular-nums">
          {when[0]?.toUpperCase()}
          {when.slice(1)}
          <span className="block font-normal text-muted">
            {opening.service.name} · {opening.resource.name}
          </span>
        </p>
        <Chip color={tone} variant="soft" className="shrink-0">
          <Chip.Label>{word}</Chip.Label>
        </Chip>
      </div>
      {opening.offers.length > 0 ? (
        <ul className="mt-2 space-y-1">
          {opening.offers.map((offer) => (
            <li key={`${offer.contact.id} ${offer.wave}`} className="[overflow-wrap:anywhere]">
              <bdi>{offer.contact.name ?? offer.contact.phone}</bdi>{" "}
              <span className="text-muted">
                {offerWords[offer.status]}
                {offer.status === "offered" ? (
                  <>
                    , until <Moment at={offer.expires_at} style="clock" />
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : opening.status === "open" ? (
        <p className="mt-1 text-muted">Nobody who waits fits yet.</p>
      ) : null}
    </li>
  );
}
