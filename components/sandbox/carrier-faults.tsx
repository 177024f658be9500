"use client";

import { Button } from "@heroui/react";
import { Notice } from "@/components/ui/notice";
import { type Fault, faultNames, faults } from "@/lib/sandbox/behavior";
import type { ChangePhone, Phone, PhoneList } from "@/lib/sandbox/schema";
import { isSameSender } from "./words";

type Props = { phone: Phone; sender: PhoneList["senders"][number]; onChange: (to: ChangePhone) => void };

/** What the carrier's API does to the next text from this business to this phone. */
export function CarrierFaults({ phone, sender, onChange }: Props) {
  const active = phone.faults.find((one) => isSameSender(one, sender));
  const arm = (fault: Fault, count: number) =>
    onChange({ senderId: sender.senderId, channel: sender.channel, fault, count });
  return (
    <section aria-label="The carrier" className="mt-6 border-t border-separator pt-5">
      <h2 className="text-sm font-semibold">The carrier, for {sender.name}’s next text to this phone</h2>
      {active ? (
        <Notice
          tone="wait"
          role="status"
          className="mt-3"
          title={
            active.left === 1
              ? `${faults[active.fault].label}, once`
              : `${faults[active.fault].label}, ${active.left} times`
          }
        >
          <p>{faults[active.fault].hint}</p>
          <div className="mt-2 flex gap-2">
            <Button
              size="sm"
              variant="secondary"
              onPress={() => arm(active.fault, Math.min(100, active.left + 1))}
            >
              Once more
            </Button>
            <Button size="sm" variant="ghost" onPress={() => arm(active.fault, 0)}>
              Work again
            </Button>
          </div>
        </Notice>
      ) : (
        <ul className="mt-3 space-y-3">
          {faultNames.map((fault) => (
            <li key={fault} className="flex items-start justify-between gap-3">
              <p className="min-w-0 text-xs text-muted">
                <span className="block text-sm font-medium text-foreground">{faults[fault].label}</span>
                {faults[fault].hint}
              </p>
              <Button
                size="sm"
                variant="tertiary"
                onPress={() => arm(fault, 1)}
                aria-label={`${faults[fault].label}: once`}
              >
                Once
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
