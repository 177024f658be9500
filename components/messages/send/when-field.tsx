"use client";

import {
  Button,
  Description,
  FieldError,
  Input,
  Label,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from "@heroui/react";
import { useClock } from "@/components/ui/clock";
import { addDays, dayOf, hourOf, relativeTime } from "@/components/ui/time-words";
import { type Draft, instantOf } from "./draft";

type Props = {
  when: Draft["when"];
  sendAt: string;
  error: string | undefined;
  onWhen: (when: Draft["when"]) => void;
  onSendAt: (sendAt: string) => void;
};

/** Now, or at an hour of the workspace's clock. */
export function WhenField({ when, sendAt, error, onWhen, onSendAt }: Props) {
  const { now, timeZone } = useClock();
  const chosen = instantOf(sendAt, timeZone);
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
            {presets(now, timeZone).map(({ label, value }) => (
              <Button
                key={label}
                size="sm"
                variant={value === sendAt ? "secondary" : "outline"}
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
            isInvalid={error !== undefined}
            fullWidth
          >
            <Label>Day and time</Label>
            <Input type="datetime-local" min={`${dayOf(now, timeZone)}T00:00`} />
            {error ? <FieldError>{error}</FieldError> : null}
            <Description>
              {chosen ? `Goes out ${relativeTime(chosen.getTime(), now, timeZone)}, ` : ""}
              {zoneWords(timeZone)} time
            </Description>
          </TextField>
        </>
      ) : null}
    </div>
  );
}

/** "America/New_York" → "New York" */
const zoneWords = (timeZone: string) => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

function presets(now: number, timeZone: string): { label: string; value: string }[] {
  const today = dayOf(now, timeZone);
  const evening = hourOf(now, timeZone) < 17 ? [{ label: "This evening", value: `${today}T18:00` }] : [];
  return [
    ...evening,
    { label: "Tomorrow morning", value: `${addDays(today, 1)}T09:00` },
    { label: "Tomorrow noon", value: `${addDays(today, 1)}T12:00` },
  ];
}
