"use client";

import { cn, Tabs } from "@heroui/react";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { PhoneList } from "@/lib/sandbox/schema";
import { PhoneBar } from "./phone-bar";
import { PhoneClock } from "./phone-clock";
import { PhoneComposer } from "./phone-composer";
import { PhoneFrame, PhoneSkeleton } from "./phone-frame";
import { PhoneHeader } from "./phone-header";
import { PhoneSwitches } from "./phone-switches";
import { PhoneTexts } from "./phone-texts";
import type { Desk } from "./use-desk";
import { usePhone } from "./use-phone";
import { isSameSender, ownerOf, type SenderKey } from "./words";

type Props = { id: number; senders: PhoneList["senders"]; desk: Desk; writable: number[] };

/** One customer's phone: its screen, what is yet to come, and what goes wrong. Follows whichever business texted last. */
export function PhoneDevice({ id, senders, desk, writable }: Props) {
  const [side, setSide] = useState("texts");
  const { phone, error, change, text, file, skip } = usePhone(id, side === "texts" && writable.length > 0);
  const [picked, setPicked] = useState<SenderKey | null>(null);
  const wanted = picked ?? phone?.messages.at(-1);
  const sender = senders.find((one) => wanted && isSameSender(one, wanted)) ?? senders[0];
  if (error && !phone)
    return (
      <div className="space-y-3">
        <PhoneBar id={id} owner="Unknown phone" display="" desk={desk} />
        <Notice tone="bad" role="alert" title="This phone is not here." />
      </div>
    );
  if (!phone || !sender) return <PhoneSkeleton />;
  const scheduled = phone.scheduled.filter((one) => one.workspaceId === sender.workspaceId);
  const mayWrite = writable.includes(sender.workspaceId);
  const isOptedOut = phone.optedOut.some((one) => isSameSender(one, sender));
  const troubles =
    (phone.behavior === "normal" ? 0 : 1) + (phone.faults.some((one) => isSameSender(one, sender)) ? 1 : 0);
  return (
    <article aria-label={`Phone ${phone.display}`} className="min-w-0">
      <PhoneBar id={id} owner={ownerOf(phone)} display={phone.name ? phone.display : ""} desk={desk} />
      <PhoneFrame>
        <PhoneHeader senders={senders} sender={sender} onPick={setPicked} />
        <Tabs
          selectedKey={side}
          onSelectionChange={(key) => setSide(String(key))}
          variant="secondary"
          className="flex min-h-0 flex-1 flex-col gap-0"
        >
          <Tabs.ListContainer className="shrink-0">
            <Tabs.List
              aria-label="Sides of this phone"
              className="w-full *:flex-1 *:text-xs *:whitespace-nowrap max-md:*:min-h-11"
            >
              <Side id="texts" label="Texts" />
              <Side id="clock" label="To come" count={scheduled.length} />
              {mayWrite ? <Side id="trouble" label="Trouble" count={troubles} isLoud /> : null}
            </Tabs.List>
          </Tabs.ListContainer>
          <Tabs.Panel id="texts" className="flex min-h-0 flex-1 flex-col p-0">
            <PhoneTexts
              messages={phone.messages.filter((message) => isSameSender(message, sender))}
              business={sender.name}
              place={desk.ids.indexOf(id)}
            />
            {isOptedOut ? (
              <p role="status" className="bg-warning-soft px-4 py-2 text-center text-xs text-foreground">
                This phone said STOP: the carrier refuses what {sender.name} sends until it says START.
              </p>
            ) : null}
            {mayWrite ? (
              <PhoneComposer
                isSending={text.isPending}
                onSend={(body) =>
                  text.mutateAsync({ senderId: sender.senderId, channel: sender.channel, body })
                }
                isSendingFile={file.isPending}
                onSendFile={(body, picked) =>
                  file.mutateAsync({
                    senderId: sender.senderId,
                    channel: sender.channel,
                    body,
                    file: picked,
                  })
                }
              />
            ) : (
              <p className="border-t border-separator px-4 pt-3 pb-5 text-center text-xs text-muted">
                As a viewer you can read here, and not answer.
              </p>
            )}
          </Tabs.Panel>
          <Tabs.Panel id="clock" className="flex min-h-0 flex-1 flex-col p-0">
            <PhoneClock
              texts={scheduled}
              business={sender.name}
              skipping={skip.isPending ? skip.variables : null}
              onSkip={
                mayWrite ? (messageId) => skip.mutate(messageId, { onSuccess: () => setSide("texts") }) : null
              }
            />
          </Tabs.Panel>
          <Tabs.Panel id="trouble" className="flex min-h-0 flex-1 flex-col p-0">
            <PhoneSwitches
              phone={phone}
              sender={sender}
              onChange={(to) => change.mutate(to)}
              pending={change.isPending ? change.variables : undefined}
            />
          </Tabs.Panel>
        </Tabs>
      </PhoneFrame>
    </article>
  );
}

type SideProps = { id: string; label: string; count?: number; isLoud?: boolean };

function Side({ id, label, count = 0, isLoud = false }: SideProps) {
  return (
    <Tabs.Tab id={id}>
      {label}
      {count > 0 ? (
        <span
          className={cn(
            "ml-1.5 rounded-full px-1.5 text-[0.6875rem] tabular-nums",
            isLoud ? "bg-warning-soft text-warning-soft-foreground" : "bg-surface-tertiary text-foreground",
          )}
        >
          {count}
        </span>
      ) : null}
      <Tabs.Indicator />
    </Tabs.Tab>
  );
}
