"use client";

import { Checkbox } from "@heroui/react";

type Props = {
  legend: string;
  /** What choosing nobody means. */
  none: string;
  options: readonly { id: number; name: string }[];
  value: readonly number[];
  onChange: (ids: number[]) => void;
};

/** Some out of a list; none of them means what `none` says. */
export function PickSome({ legend, none, options, value, onChange }: Props) {
  const toggle = (id: number, isOn: boolean) =>
    onChange(isOn ? [...value, id] : value.filter((other) => other !== id));
  return (
    <fieldset>
      <legend className="label mb-1">{legend}</legend>
      {options.length === 0 ? null : (
        <div className="grid gap-x-4 rounded-xl border border-border px-3.5 py-1.5 sm:grid-cols-2">
          {options.map(({ id, name }) => (
            <Checkbox key={id} isSelected={value.includes(id)} onChange={(isOn) => toggle(id, isOn)}>
              <Checkbox.Content className="min-h-9 min-w-0 gap-2.5 max-md:min-h-11">
                <Checkbox.Control>
                  <Checkbox.Indicator />
                </Checkbox.Control>
                <bdi className="truncate">{name}</bdi>
              </Checkbox.Content>
            </Checkbox>
          ))}
        </div>
      )}
      <p aria-live="polite" className="mt-1 text-xs text-muted">
        {value.length === 0 ? none : `${value.length} chosen`}
      </p>
    </fieldset>
  );
}
