"use client";

import { Disclosure } from "@heroui/react";
import { Check as CheckMark, X } from "lucide-react";
import { useClock } from "@/components/ui/clock";
import { exactTime } from "@/components/ui/time-words";
import { fieldWords } from "@/lib/templates/variables";
import type { Check } from "./schema";
import { checksOf } from "./verdict";
import { reasonWords } from "./words";

/** What a step rested on: the gate's checks with their inputs, or what the carrier answered. Folded until asked for. */
export function Details({ data }: { data: Record<string, unknown> }) {
  const { verdict: _, ...rest } = data;
  const checks = checksOf(data);
  const told = Object.entries(rest).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  if (checks.length === 0 && told.length === 0) return null;
  const passed = checks.filter((check) => check.passed).length;
  return (
    <Disclosure className="mt-1">
      <Disclosure.Heading>
        <Disclosure.Trigger className="relative flex w-fit items-center gap-1 rounded-md text-xs font-medium text-accent-soft-foreground max-md:after:absolute max-md:after:-inset-x-3 max-md:after:-inset-y-3.5">
          {checks.length > 0 ? `${passed} of ${checks.length} checks passed` : "Details"}
          <Disclosure.Indicator className="size-3" />
        </Disclosure.Trigger>
      </Disclosure.Heading>
      <Disclosure.Content>
        <Disclosure.Body className="mt-2 space-y-2 rounded-xl bg-surface-secondary p-3 text-[0.8125rem]">
          {checks.map((check) => (
            <CheckLine key={check.check} check={check} />
          ))}
          {told.length > 0 ? <Facts entries={told} /> : null}
        </Disclosure.Body>
      </Disclosure.Content>
    </Disclosure>
  );
}

function CheckLine({ check }: { check: Check }) {
  const Mark = check.passed ? CheckMark : X;
  return (
    <div className="flex gap-2">
      <Mark
        role="img"
        aria-label={check.passed ? "Passed" : "Stopped it"}
        className={
          check.passed
            ? "mt-0.5 size-3.5 shrink-0 text-success-soft-foreground"
            : "mt-0.5 size-3.5 shrink-0 text-danger"
        }
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{checkWords(check.check)}</p>
        <Facts entries={Object.entries(check.facts)} />
      </div>
    </div>
  );
}

function Facts({ entries }: { entries: [string, unknown][] }) {
  const { timeZone } = useClock();
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-muted">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{fieldWords(name)}</dt>
          <dd className="min-w-0 text-right break-words text-foreground tabular-nums">
            {say(value, timeZone)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const checkNames: Readonly<Record<string, string>> = {
  recipient: "Person",
  opt_out: "Opt-out",
  consent: "Opt-in",
  allowlist: "Trial account",
  whatsapp_window: "24 hours of WhatsApp",
  whatsapp_marketing: "WhatsApp marketing",
  frequency_cap: "Texts in a day and a week",
};

const checkWords = (check: string) =>
  Object.hasOwn(checkNames, check) ? checkNames[check] : fieldWords(check);

const isMoment = (text: string) =>
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) && !Number.isNaN(Date.parse(text));

/** A stored input as a person reads it. */
function say(value: unknown, timeZone: string): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return isMoment(value) ? exactTime(Date.parse(value), timeZone) : readable(value);
  if (Array.isArray(value)) return value.map((item) => say(item, timeZone)).join(", ");
  return Object.entries(value)
    .map(([name, inner]) => `${fieldWords(name).toLowerCase()} ${say(inner, timeZone)}`)
    .join(", ");
}

const readable = (text: string) => (/^[a-z]+(_[a-z]+)+$/.test(text) ? reasonWords(text) : text);
