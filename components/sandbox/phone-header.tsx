"use client";

import { Pick } from "@/components/ui/pick";
import type { PhoneList } from "@/lib/sandbox/schema";
import { channelWords, type SenderKey } from "./words";

type Sender = PhoneList["senders"][number];
type Props = { senders: Sender[]; sender: Sender; onPick: (sender: SenderKey) => void };

const keyOf = ({ senderId, channel }: SenderKey) => `${senderId} ${channel}`;

/** Whom the phone is talking to; with several business numbers, a choice. */
export function PhoneHeader({ senders, sender, onPick }: Props) {
  const words = (one: Sender) =>
    senders.some((other) => other !== one && other.name === one.name)
      ? `${one.name} · ${channelWords[one.channel]}`
      : one.name;
  return (
    <div className="flex shrink-0 items-center gap-3 px-4 pt-1 pb-2">
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-content-center rounded-full bg-accent text-sm font-semibold text-accent-foreground"
      >
        {sender.name.charAt(0).toUpperCase()}
      </span>
      <div className="min-w-0 flex-1">
        {senders.length > 1 ? (
          <Pick
            label="Business this phone is talking to"
            isLabelHidden
            value={keyOf(sender)}
            options={senders.map((one) => ({ id: keyOf(one), label: words(one) }))}
            onPick={(key) => {
              const found = senders.find((one) => keyOf(one) === key);
              if (found) onPick(found);
            }}
            className="max-w-full"
            triggerClassName="min-h-7 items-center px-2 py-0.5 -ml-2 font-semibold"
          />
        ) : (
          <p className="max-w-full truncate leading-tight font-semibold">{sender.name}</p>
        )}
        <p className="truncate text-xs text-muted tabular-nums">{sender.display}</p>
      </div>
    </div>
  );
}
