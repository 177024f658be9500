"use client";

import { Label, ListBox, Select } from "@heroui/react";
import type { Phone, PhoneList } from "@/lib/sandbox/schema";
import { channelWords, type SenderKey } from "./words";

type Sender = PhoneList["senders"][number];
type Props = { phone: Phone; senders: Sender[]; sender: Sender; onPick: (sender: SenderKey) => void };

const keyOf = ({ senderId, channel }: SenderKey) => `${senderId} ${channel}`;

/** Whom the phone is talking to; with several business numbers, a choice. */
export function PhoneHeader({ phone, senders, sender, onPick }: Props) {
  const words = (one: Sender) =>
    senders.some((other) => other !== one && other.name === one.name)
      ? `${one.name} · ${channelWords[one.channel]}`
      : one.name;
  return (
    <div className="flex flex-col items-center gap-1 border-b border-separator px-4 pt-1 pb-2.5 text-center">
      <span
        aria-hidden
        className="grid size-10 place-content-center rounded-full bg-accent text-base font-semibold text-accent-foreground"
      >
        {sender.name.charAt(0).toUpperCase()}
      </span>
      {senders.length > 1 ? (
        <Select
          variant="secondary"
          value={keyOf(sender)}
          onChange={(key) => {
            const found = senders.find((one) => keyOf(one) === key);
            if (found) onPick(found);
          }}
          className="max-w-full"
        >
          <Label className="sr-only">Business this phone is talking to</Label>
          <Select.Trigger className="min-h-8 items-center py-1 font-semibold">
            <Select.Value className="truncate" />
            <Select.Indicator />
          </Select.Trigger>
          <Select.Popover>
            <ListBox aria-label="Businesses">
              {senders.map((one) => (
                <ListBox.Item key={keyOf(one)} id={keyOf(one)} textValue={words(one)}>
                  {words(one)}
                  <ListBox.ItemIndicator />
                </ListBox.Item>
              ))}
            </ListBox>
          </Select.Popover>
        </Select>
      ) : (
        <p className="max-w-full truncate font-semibold">{sender.name}</p>
      )}
      <p className="text-xs text-muted tabular-nums">
        {sender.display} to {phone.display}
      </p>
    </div>
  );
}
