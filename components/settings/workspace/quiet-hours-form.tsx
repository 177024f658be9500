"use client";

import { Button, Switch } from "@heroui/react";
import { Controller, useWatch } from "react-hook-form";
import { SwitchField } from "@/components/ui/form/switch-field";
import { Notice } from "@/components/ui/notice";
import { durationWords, hourWords } from "@/components/ui/time-words";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { Card } from "../section-page";
import { lawful, unlawfulMinutes } from "./quiet-law";
import { SettingsBar } from "./settings-bar";
import { TimeInput } from "./time-input";
import { useSettingsForm } from "./use-settings-form";

const quietForm = async () => (await import("./form-schema")).quietForm;

const readQuiet = ({ quiet_hours, quiet_for_transactional }: WorkspaceView) => ({
  quiet_hours,
  quiet_for_transactional,
});

/** When marketing waits, on each recipient's own clock, with what the law asks for beside it. */
export function QuietHoursForm({ workspace }: { workspace: WorkspaceView }) {
  const kit = useSettingsForm({
    workspace,
    schema: quietForm,
    read: readQuiet,
    write: (values) => values,
  });
  const hours = useWatch({ control: kit.control, name: "quiet_hours" });
  return (
    <form onSubmit={kit.submit} noValidate aria-label="Quiet hours">
      <Card
        title="Quiet hours"
        lead="Marketing and programs wait until they are over, on the clock of the person who gets the text."
      >
        <Controller
          name="quiet_hours"
          control={kit.control}
          render={({ field: { value, onChange }, fieldState: { error } }) => (
            <div className="space-y-4">
              <Switch isSelected={value !== null} onChange={(isOn) => onChange(isOn ? lawful : null)}>
                <Switch.Content>
                  <Switch.Control>
                    <Switch.Thumb />
                  </Switch.Control>
                  Keep quiet hours
                </Switch.Content>
              </Switch>
              {value ? (
                <div className="flex flex-wrap items-center gap-2">
                  <TimeInput
                    label="Quiet from"
                    value={value.start}
                    isInvalid={error !== undefined}
                    onChange={(start) => onChange({ ...value, start })}
                  />
                  <span className="text-muted">until</span>
                  <TimeInput
                    label="Quiet until"
                    value={value.end}
                    isInvalid={error !== undefined}
                    onChange={(end) => onChange({ ...value, end })}
                  />
                </div>
              ) : null}
              <p aria-live="polite" className="text-xs text-danger empty:hidden">
                {error ? (error.message ?? "Write both times; they must differ.") : null}
              </p>
              <Law hours={hours} onFix={() => onChange(lawful)} />
            </div>
          )}
        />
        <SwitchField
          control={kit.control}
          name="quiet_for_transactional"
          label="Reminders, bookings and orders wait too"
          hint="Replies and sign-in codes never wait."
        />
        <SettingsBar kit={kit} />
      </Card>
    </form>
  );
}

function Law({ hours, onFix }: { hours: WorkspaceView["quiet_hours"]; onFix: () => void }) {
  const minutes = unlawfulMinutes(hours);
  if (minutes === 0)
    return (
      <Notice tone="good" title="In keeping with federal law: marketing from 8 AM to 9 PM only">
        Some states are stricter: Florida, Oklahoma and Washington among others end at 8 PM.
      </Notice>
    );
  const range = `${hourWords(lawful.start)} to ${hourWords(lawful.end)}`;
  return (
    <Notice tone="wait" title={`In the United States, marketing must be quiet from ${range}`}>
      <p>
        {hours ? `Yours leave ${durationWords(minutes * 60_000)} of that open. ` : ""}
        The recipient's clock counts. Some states are stricter: Florida, Oklahoma and Washington among others
        begin at 8 PM.
      </p>
      <Button size="sm" variant="secondary" className="mt-3" onPress={onFix}>
        Use {range}
      </Button>
    </Notice>
  );
}
