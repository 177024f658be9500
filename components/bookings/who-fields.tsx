"use client";

import { Button } from "@heroui/react";
import { type Control, useController, useFormState, useWatch } from "react-hook-form";
import { RecipientField } from "@/components/messages/send/recipient-field";
import { TextField } from "@/components/ui/form/text-field";
import type { BookingForm } from "./booking-form";
import { GuestField } from "./guest-field";

/** Who comes: somebody known, a new number, or only a name. */
export function WhoFields({ control }: { control: Control<BookingForm> }) {
  const { field: who } = useController({ control, name: "contact_id" });
  const { field: nameless } = useController({ control, name: "is_without_number" });
  const { errors } = useFormState({ control });
  const guest = useController({ control, name: "guest_name" }).field;
  const recipient = useWatch({ control, name: "contact_id" });
  const turn = (isWithout: boolean) => {
    nameless.onChange(isWithout);
    guest.onChange("");
  };
  if (nameless.value)
    return (
      <div>
        <TextField
          control={control}
          name="guest_name"
          label="Who"
          hint="Without a number nobody can be reminded by text."
          input={{ autoFocus: true, autoComplete: "off", dir: "auto" }}
        />
        <Turn onPress={() => turn(false)}>They have a number</Turn>
      </div>
    );
  return (
    <div className="space-y-3">
      <div>
        <RecipientField
          label="Who"
          value={who.value}
          error={errors.contact_id?.message ?? errors.phone?.message}
          onChange={(next) => {
            who.onChange(next);
            guest.onChange("");
          }}
        />
        {recipient === null ? <Turn onPress={() => turn(true)}>Somebody without a number</Turn> : null}
      </div>
      {recipient?.kind === "contact" ? <GuestField control={control} recipient={recipient} /> : null}
      {recipient?.kind === "number" ? (
        <TextField
          control={control}
          name="first_name"
          label="Their name (optional)"
          hint="Kept when this number has no name yet."
          input={{ autoComplete: "off", dir: "auto" }}
        />
      ) : null}
    </div>
  );
}

const Turn = ({ onPress, children }: { onPress: () => void; children: string }) => (
  <Button size="sm" variant="ghost" className="-ml-3 max-md:h-11" onPress={onPress}>
    {children}
  </Button>
);
