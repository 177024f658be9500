"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import type { BookingView } from "@/lib/bookings/schema";
import { partyWords, priceWords, sourceWords } from "./words";

/** What was written down about a visit. */
export function BookingFacts({ booking }: { booking: BookingView }) {
  const { path } = useWorkspace();
  const { contact } = booking;
  const price = priceWords(booking);
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,auto)_1fr] items-baseline gap-x-4 gap-y-2.5 text-sm">
      <Row label="Service">{booking.service.name}</Row>
      <Row label="With">{booking.resource.name}</Row>
      {booking.party_size > 1 ? <Row label="Party">{partyWords(booking.party_size)}</Row> : null}
      {price ? <Row label="Price">{price}</Row> : null}
      {contact ? (
        <Row label="Contact">
          <Link
            href={path(`/contacts/${contact.id}`)}
            className="-my-1 inline-flex max-md:-my-3 min-h-8 items-center font-medium text-accent-soft-foreground underline-offset-4 hover:underline max-md:min-h-11"
          >
            <bdi>{contact.name ?? contact.phone}</bdi>
          </Link>
          {contact.name ? <span className="ml-2 text-muted tabular-nums">{contact.phone}</span> : null}
        </Row>
      ) : null}
      {booking.note ? (
        <Row label="Note">
          <span dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {booking.note}
          </span>
        </Row>
      ) : null}
      {booking.cancel_reason ? <Row label="Canceled">{booking.cancel_reason}</Row> : null}
      {booking.held_until && booking.status === "held" ? (
        <Row label="Held until">
          <Moment at={booking.held_until} />
        </Row>
      ) : null}
      <Row label="Came by">
        {sourceWords[booking.source]}
        {booking.campaign_id ? (
          <>
            {", after "}
            <Link href={path(`/campaigns/${booking.campaign_id}`)} className="underline underline-offset-2">
              a campaign
            </Link>
          </>
        ) : null}
      </Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </>
  );
}
