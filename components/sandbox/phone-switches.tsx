"use client";

import { Switch } from "@heroui/react";
import type { ReactNode } from "react";
import { behaviorNames, behaviors, faultNames, faults } from "@/lib/sandbox/behavior";
import type { ChangePhone, Phone, PhoneList } from "@/lib/sandbox/schema";
import { isSameSender } from "./words";

type Props = {
  phone: Phone;
  sender: PhoneList["senders"][number];
  onChange: (to: ChangePhone) => void;
  pending: ChangePhone | undefined;
};

/** What goes wrong with this phone's texts from the next one on, and what each trouble shows of Parley. */
export function PhoneSwitches({ phone, sender, onChange, pending }: Props) {
  const behavior = pending && "behavior" in pending ? pending.behavior : phone.behavior;
  const armed = phone.faults.find((one) => isSameSender(one, sender));
  const arm = (fault: (typeof faultNames)[number], count: number) =>
    onChange({ senderId: sender.senderId, channel: sender.channel, fault, count });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
      <Group title="This phone">
        {behaviorNames
          .filter((name) => name !== "normal")
          .map((name) => (
            <Trouble
              key={name}
              {...behaviors[name]}
              isOn={behavior === name}
              onChange={(isOn) => onChange({ behavior: isOn ? name : "normal" })}
            />
          ))}
      </Group>
      <Group title={`The carrier, at the next text from ${sender.name}`}>
        {faultNames.map((name) => (
          <Trouble
            key={name}
            {...faults[name]}
            isOn={armed?.fault === name}
            onChange={(isOn) => arm(name, isOn ? 1 : 0)}
          />
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="not-first:mt-6 not-first:border-t not-first:border-separator not-first:pt-5"
    >
      <h3 className="text-sm font-semibold">{title}</h3>
      <ul className="mt-3 space-y-4">{children}</ul>
    </section>
  );
}

type TroubleProps = { label: string; shows: string; isOn: boolean; onChange: (isOn: boolean) => void };

function Trouble({ label, shows, isOn, onChange }: TroubleProps) {
  return (
    <li>
      <Switch isSelected={isOn} onChange={onChange} className="w-full" size="sm">
        <Switch.Content className="flex w-full items-start justify-between gap-3">
          <span className="min-w-0">
            <span className="block text-sm font-medium">{label}</span>
            <span className="mt-0.5 block text-xs text-muted">{shows}</span>
          </span>
          <Switch.Control className="mt-0.5 shrink-0">
            <Switch.Thumb />
          </Switch.Control>
        </Switch.Content>
      </Switch>
    </li>
  );
}
