"use client";

import { Button, Skeleton } from "@heroui/react";
import { CalendarPlus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useContact } from "@/components/messages/use-contacts";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { BookingView } from "@/lib/bookings/schema";
import { BookingDialog, BookingDrawer } from "./lazy-booking";
import { useVisits } from "./use-bookings";
import { VisitRow } from "./visit-row";

const UPCOMING = 20;
const PAST = 3;
const MORE_PAST = 50;

type Props = {
  contactId: number;
  /** Without a panel of its own. */
  isPlain?: boolean;
  /** What stands beneath comes with the visits, which would move it. */
  below?: ReactNode;
};

/** A person's visits, what is to come first; books another one. */
export function ContactVisits({ contactId, isPlain = false, below }: Props) {
  const { may } = useWorkspace();
  const [pastShown, setPastShown] = useState(PAST);
  const [openId, setOpenId] = useState<number | null>(null);
  const [isBooking, setBooking] = useState(false);
  const contact = useContact(isBooking ? contactId : null);
  const upcoming = useVisits(contactId, "upcoming", UPCOMING);
  const past = useVisits(contactId, "past", pastShown);
  const Frame = isPlain ? "section" : Panel;
  // A visit that goes on now has begun before now, and is still to come to its end.
  const before = past.data?.data.filter(({ id }) => !upcoming.data?.data.some((one) => one.id === id)) ?? [];
  const isEmpty = upcoming.data?.data.length === 0 && before.length === 0;
  const visits = (
    <Frame aria-labelledby={`visits-${contactId}`} className={isPlain ? undefined : "p-5"}>
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 id={`visits-${contactId}`} className="font-semibold tracking-tight">
          Visits
        </h2>
        {may("bookings:write") ? (
          <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => setBooking(true)}>
            <CalendarPlus aria-hidden />
            Book
          </Button>
        ) : null}
      </div>
      {upcoming.isError || past.isError ? (
        <p role="alert" className="text-sm text-danger">
          {(upcoming.error ?? past.error)?.message}
        </p>
      ) : upcoming.isPending || past.isPending ? (
        <div role="status" aria-label="Loading the visits" className="space-y-2">
          <Skeleton className="h-11 w-full rounded-xl" />
          <Skeleton className="h-11 w-full rounded-xl" />
        </div>
      ) : isEmpty ? (
        <p className="text-sm text-muted">None yet.</p>
      ) : (
        <div className="space-y-4">
          <List label="To come" visits={upcoming.data.data} none="Nothing is booked." onOpen={setOpenId} />
          <List label="Before" visits={before} onOpen={setOpenId} />
          {past.data.next_cursor && pastShown === PAST ? (
            <Button
              size="sm"
              variant="ghost"
              className="-ml-3 max-md:h-11"
              onPress={() => setPastShown(MORE_PAST)}
            >
              Earlier visits
            </Button>
          ) : null}
        </div>
      )}
      <BookingDrawer bookingId={openId} onClose={() => setOpenId(null)} />
      {isBooking && contact.data ? (
        <BookingDialog
          start={{
            contact: { kind: "contact", id: contactId, name: contact.data.name, phone: contact.data.phone },
          }}
          onClose={() => setBooking(false)}
        />
      ) : null}
    </Frame>
  );
  return (
    <>
      {visits}
      {upcoming.isPending || past.isPending ? null : below}
    </>
  );
}

type ListProps = { label: string; visits: BookingView[]; none?: string; onOpen: (id: number) => void };

function List({ label, visits, none, onOpen }: ListProps) {
  if (visits.length === 0 && !none) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-muted">{label}</h3>
      {visits.length === 0 ? <p className="text-sm text-muted">{none}</p> : null}
      <ul aria-label={label} className="-mx-2">
        {visits.map((visit) => (
          <li key={visit.id}>
            <VisitRow visit={visit} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  );
}
