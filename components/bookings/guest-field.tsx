"use client";

import { Button, cn } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { type Control, useController } from "react-hook-form";
import type { Recipient } from "@/components/messages/send/draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { TextField } from "@/components/ui/form/text-field";
import { guestList } from "@/lib/bookings/schema";
import type { BookingForm } from "./booking-form";

type Props = { control: Control<BookingForm>; recipient: Extract<Recipient, { kind: "contact" }> };

/** Whom it is for, when several people come by one number: those who came before are one press away. */
export function GuestField({ control, recipient }: Props) {
  const { id, api } = useWorkspace();
  const { field } = useController({ control, name: "guest_name" });
  const { data: guests = [] } = useQuery({
    queryKey: ["contacts", id, "guests", recipient.id],
    queryFn: async ({ signal }) =>
      (await api.get(`/contacts/${recipient.id}/guests`, { answer: guestList, signal })).data,
    staleTime: 20_000,
  });
  const own = recipient.name ?? "Themselves";
  const known = [{ id: 0, name: own, value: "" }, ...guests.map((one) => ({ ...one, value: one.name }))];
  return (
    <div className="space-y-2">
      {guests.length > 0 ? (
        <fieldset>
          <legend className="label mb-1">For whom</legend>
          <div className="flex flex-wrap gap-1.5">
            {known.map(({ id: key, name, value }) => (
              <Button
                key={key}
                size="sm"
                variant="tertiary"
                aria-pressed={field.value === value}
                onPress={() => field.onChange(value)}
                className={cn(
                  "max-w-full max-md:h-11",
                  field.value === value && "bg-accent-soft text-accent-soft-foreground",
                )}
              >
                <bdi className="truncate">{name}</bdi>
              </Button>
            ))}
          </div>
        </fieldset>
      ) : null}
      <TextField
        control={control}
        name="guest_name"
        label={guests.length > 0 ? "Or somebody else" : "For somebody else (optional)"}
        hint="A child, a partner: texts still go to this number."
        input={{ autoComplete: "off", dir: "auto" }}
      />
    </div>
  );
}
