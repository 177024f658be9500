"use client";

import { Button, Chip } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Pencil, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { type WaitlistEntryView, waitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { useRefreshBookings } from "../use-booking-deeds";
import { partyWords } from "../words";
import { wishAsWas } from "./wish";
import { WishForm } from "./wish-form";
import { wishWords } from "./words";

type Props = { entry: WaitlistEntryView; isOpen: boolean; onEdit: () => void; onDone: () => void };

/** One person who waits, what they wait for, and the way off the list. */
export function EntryRow({ entry, isOpen, onEdit, onDone }: Props) {
  const { api, may, path, timeZone } = useWorkspace();
  const { now } = useClock();
  const refresh = useRefreshBookings();
  const [wasOpen, setWasOpen] = useState(false);
  const { contact, service, resource } = entry;
  const name = contact.name ?? contact.phone;
  const join = useMutation({
    mutationFn: () =>
      api.post(
        "/waitlist",
        { contact_id: entry.contact.id, ...wishAsWas(entry) },
        { answer: waitlistEntryView },
      ),
    onError: (error) => void toast.danger(error.message),
    onSettled: refresh,
  });
  const leave = useMutation({
    mutationFn: () => api.remove(`/waitlist/${entry.id}`, { answer: waitlistEntryView }),
    onSuccess: () => toastWithUndo(`${name} does not wait any more`, () => join.mutate()),
    onError: (error) => void toast.danger(error.message),
    onSettled: refresh,
  });
  const what = [
    service.name,
    resource ? `with ${resource.name}` : null,
    entry.party_size > 1 ? partyWords(entry.party_size) : null,
  ];
  return (
    <li className="py-3">
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1 text-sm">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={path(`/contacts/${contact.id}`)}
              className="text-[0.9375rem] font-medium underline-offset-4 hover:underline"
            >
              <bdi>{entry.guest_name ? `${entry.guest_name}, with ${name}` : name}</bdi>
            </Link>
            {entry.status === "offered" ? (
              <Chip size="sm" color="warning" variant="soft">
                <Chip.Label>Asked</Chip.Label>
              </Chip>
            ) : null}
          </p>
          <p className="text-muted">{what.filter(Boolean).join(" · ")}</p>
          <p className="text-muted tabular-nums">{wishWords(entry, timeZone, now)}</p>
          {entry.note ? (
            <p dir="auto" className="mt-0.5 [overflow-wrap:anywhere]">
              {entry.note}
            </p>
          ) : null}
        </div>
        {may("bookings:write") ? (
          <>
            {isOpen ? null : (
              <Button
                isIconOnly
                variant="ghost"
                aria-label={`Change what ${name} waits for`}
                autoFocus={wasOpen}
                onPress={() => {
                  setWasOpen(true);
                  onEdit();
                }}
              >
                <Pencil aria-hidden className="text-muted" />
              </Button>
            )}
            <Button
              isIconOnly
              variant="ghost"
              aria-label={`Take ${name} off the waitlist`}
              isPending={leave.isPending}
              onPress={() => leave.mutate()}
            >
              <X aria-hidden className="text-muted" />
            </Button>
          </>
        ) : null}
      </div>
      {isOpen ? <WishForm entry={entry} onDone={onDone} /> : null}
    </li>
  );
}
