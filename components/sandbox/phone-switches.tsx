"use client";

import { Description, Label, Radio, RadioGroup, Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import { behaviorNames, behaviors } from "@/lib/sandbox/behavior";
import type { ChangePhone, Phone, PhoneList } from "@/lib/sandbox/schema";
import { CarrierFaults } from "./carrier-faults";

type Props = {
  phone: Phone | undefined;
  sender: PhoneList["senders"][number] | undefined;
  onChange: (to: ChangePhone) => void;
  pending: ChangePhone | undefined;
};

/** How this phone and the carrier behave from the next text on. */
export function PhoneSwitches({ phone, sender, onChange, pending }: Props) {
  if (!phone || !sender) return <Skeleton className="h-96 rounded-2xl" />;
  const chosen = pending && "behavior" in pending ? pending.behavior : phone.behavior;
  return (
    <Panel aria-label="How this phone behaves" className="w-full p-5 max-lg:mx-auto max-lg:max-w-[23.5rem]">
      <RadioGroup
        value={chosen}
        onChange={(value) => {
          const behavior = behaviorNames.find((name) => name === value);
          if (behavior) onChange({ behavior });
        }}
        className="gap-0 [&_[data-slot=radio]]:mt-3"
      >
        <Label className="font-semibold">This phone, from the next text on</Label>
        {behaviorNames.map((name) => (
          <Radio key={name} value={name}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              <Label>{behaviors[name].label}</Label>
            </Radio.Content>
            <Description>{behaviors[name].hint}</Description>
          </Radio>
        ))}
      </RadioGroup>
      <CarrierFaults phone={phone} sender={sender} onChange={onChange} />
    </Panel>
  );
}
