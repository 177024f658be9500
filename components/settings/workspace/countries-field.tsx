"use client";

import { Switch } from "@heroui/react";
import { X } from "lucide-react";
import { type ComponentProps, useMemo } from "react";
import { LaterField } from "@/components/ui/later-field";
import { laterPart } from "@/components/ui/on-demand";
import type { CountryCombo } from "./country-combo";
import { countryItems, countryName } from "./places";

const combo = laterPart<ComponentProps<typeof CountryCombo>>(
  async () => (await import("./country-combo")).CountryCombo,
);

type Props = {
  value: string[] | null;
  home: string;
  error: string | undefined;
  onChange: (value: string[] | null) => void;
};

/** Which countries may be texted: all, or those that are listed. */
export function CountriesField({ value, home, error, onChange }: Props) {
  const all = useMemo(countryItems, []);
  const items = all.filter(({ id }) => !value?.includes(id));
  return (
    <div className="space-y-4">
      <Switch isSelected={value !== null} onChange={(isOn) => onChange(isOn ? [home] : null)}>
        <Switch.Content className="items-start">
          <Switch.Control className="mt-0.5">
            <Switch.Thumb />
          </Switch.Control>
          <span>
            <span className="block">Only text these countries</span>
            <span className="block text-sm text-muted">
              Keeps typing mistakes and fraud from costing money abroad.
            </span>
          </span>
        </Switch.Content>
      </Switch>
      {value ? (
        <>
          <ul aria-label="Countries that may be texted" className="flex flex-wrap gap-2">
            {value.map((code) => (
              <li
                key={code}
                className="flex h-9 items-center gap-1 rounded-full bg-surface-secondary pr-1 pl-3.5 text-sm"
              >
                {countryName(code)}
                <button
                  type="button"
                  aria-label={`Remove ${countryName(code)}`}
                  onClick={() => onChange(value.filter((other) => other !== code))}
                  className="grid size-7 cursor-pointer place-items-center rounded-full hover:bg-default"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
          <LaterField
            part={combo}
            props={{ items, error, onAdd: (code) => onChange([...value, code]) }}
            label="Add a country"
            placeholder="Type its name"
            className="max-w-sm"
          />
        </>
      ) : null}
    </div>
  );
}
