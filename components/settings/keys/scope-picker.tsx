"use client";

import { Checkbox } from "@heroui/react";
import type { Scope } from "@/lib/actor";
import { scopeRows } from "./scope-groups";

type Props = { value: Scope[]; error: string | undefined; onChange: (value: Scope[]) => void };

/** Each permission by hand; who may change may look as well. */
export function ScopePicker({ value, error, onChange }: Props) {
  const toggle = (scope: Scope, isOn: boolean) =>
    onChange(isOn ? [...value, scope] : value.filter((other) => other !== scope));
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">Permissions</legend>
      <ul className="divide-y divide-separator rounded-xl border border-border px-3.5">
        {scopeRows.map(({ resource, label, read, write }) => (
          <li key={resource} className="flex items-center gap-5 py-2">
            <span className="min-w-0 flex-1 text-sm">{label}</span>
            <Tick
              label="Read"
              about={label}
              isOn={value.includes(read)}
              onChange={(isOn) => toggle(read, isOn)}
            />
            <Tick
              label="Change"
              about={label}
              isOn={value.includes(write)}
              onChange={(isOn) => toggle(write, isOn)}
            />
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="mt-1 text-xs text-danger">
        {error}
      </p>
    </fieldset>
  );
}

type TickProps = { label: string; about: string; isOn: boolean; onChange: (isOn: boolean) => void };

function Tick({ label, about, isOn, onChange }: TickProps) {
  return (
    <Checkbox isSelected={isOn} onChange={onChange} aria-label={`${label}: ${about}`}>
      <Checkbox.Content className="min-h-8 gap-2 text-sm">
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        {label}
      </Checkbox.Content>
    </Checkbox>
  );
}
