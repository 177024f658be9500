"use client";

import {
  Button,
  Description,
  FieldError,
  Label,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from "@heroui/react";
import { useClock } from "@/components/ui/clock";
import { Input } from "@/components/ui/input";
import { instantOf } from "@/components/ui/instant-of";
import { addDays, dayOf, hourOf } from "@/components/ui/time-words";
import type { Draft } from "./draft";
import { clockChangeWords, timeFault } from "./planned-time";
import { plannedWords, zoneWords } from "./when-words";

type Props = {
  when: Draft["when"];
  sendAt: string;
  /** Whose clock `sendAt` is read on. */
  zone: string;
  /** First name of whom the zone belongs to; null: it is the workspace's. */
  zoneOf: string | null;
  error: string | undefined;
  onWhen: (when: Draft["when"]) => void;
  onSendAt: (sendAt: string) => void;
};

/** Now, or at an hour of the recipient's clock; the workspace's is told beside it where they differ. */
export function WhenField({ when, sendAt, zone, zoneOf, error, onWhen, onSendAt }: Props) {
  const { now, timeZone } = useClock();
  const chosen = instantOf(sendAt, zone);
  // While nothing is typed yet there is nothing to blame.
  const fault = error ?? (sendAt === "" ? null : timeFault({ when, sendAt }, zone, now));
  const change = clockChangeWords(sendAt, zone, dayOf(now, zone));
  return (
    <div className="space-y-3">
      <ToggleButtonGroup
        aria-label="When to send"
        selectionMode="single"
        disallowEmptySelection
        fullWidth
        selectedKeys={[when]}
        onSelectionChange={(keys) => onWhen(keys.has("later") ? "later" : "now")}
      >
        <ToggleButton id="now">Now</ToggleButton>
        <ToggleButton id="later">
          <ToggleButtonGroup.Separator />
          Later
        </ToggleButton>
      </ToggleButtonGroup>
      {when === "later" ? (
        <>
          <div className="flex flex-wrap gap-2">
            {presets(now, zone).map(({ label, value }) => (
              <Button
                key={label}
                size="sm"
                variant={value === sendAt ? "secondary" : "outline"}
                className="max-md:h-11"
                onPress={() => onSendAt(value)}
              >
                {label}
              </Button>
            ))}
          </div>
          <TextField
            variant="secondary"
            value={sendAt}
            onChange={onSendAt}
            isInvalid={fault !== null}
            fullWidth
          >
            <Label>{zoneOf ? `Day and time where ${zoneOf} lives` : "Day and time"}</Label>
            <Input
              type="datetime-local"
              min={`${dayOf(now, zone)}T00:00`}
              max={`${addDays(dayOf(now, zone), 366)}T23:59`}
            />
            {fault ? <FieldError>{fault}</FieldError> : null}
            <Description>
              {chosen && !fault
                ? `${plannedWords(chosen.getTime(), now, zone, timeZone)}.`
                : `${zoneWords(zone)} time${zoneOf ? "" : ", yours"}`}
              {change && !fault ? ` ${change}` : null}
            </Description>
          </TextField>
        </>
      ) : null}
    </div>
  );
}

function presets(now: number, zone: string): { label: string; value: string }[] {
  const today = dayOf(now, zone);
  const evening = hourOf(now, zone) < 17 ? [{ label: "This evening", value: `${today}T18:00` }] : [];
  return [
    ...evening,
    { label: "Tomorrow morning", value: `${addDays(today, 1)}T09:00` },
    { label: "Tomorrow noon", value: `${addDays(today, 1)}T12:00` },
  ];
}
