"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { PhoneList } from "@/lib/sandbox/schema";
import { PhoneDevice } from "./phone-device";
import { PhoneSwitches } from "./phone-switches";
import { usePhone } from "./use-phone";
import { isSameSender, type SenderKey } from "./words";

type Props = { id: number; senders: PhoneList["senders"] };

/** One phone and, beside it, how it behaves. Follows whichever business texted last until another is chosen. */
export function OpenPhone({ id, senders }: Props) {
  const { phone, error, change, text } = usePhone(id);
  const [picked, setPicked] = useState<SenderKey | null>(null);
  const latest = phone?.messages.at(-1);
  const wanted = picked ?? latest;
  const sender = senders.find((one) => wanted && isSameSender(one, wanted)) ?? senders[0];
  if (error && !phone) return <Notice tone="bad" role="alert" title="This phone is not here." />;
  return (
    <div className="grid items-start justify-center gap-6 lg:grid-cols-[23.5rem_minmax(16rem,22rem)] lg:gap-10">
      <PhoneDevice
        phone={phone}
        senders={senders}
        sender={sender}
        onPick={setPicked}
        isSending={text.isPending}
        onSend={(body) =>
          sender
            ? text.mutateAsync({ senderId: sender.senderId, channel: sender.channel, body })
            : Promise.resolve()
        }
      />
      <PhoneSwitches
        phone={phone}
        sender={sender}
        onChange={(to) => change.mutate(to)}
        pending={change.isPending ? change.variables : undefined}
      />
    </div>
  );
}
