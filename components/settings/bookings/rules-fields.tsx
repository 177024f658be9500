"use client";

import { Controller, useWatch } from "react-hook-form";
import { useTemplates } from "@/components/messages/send/use-templates";
import { NumberField } from "@/components/ui/form/number-field";
import { SelectField } from "@/components/ui/form/select-field";
import { SwitchField } from "@/components/ui/form/switch-field";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { Card } from "../section-page";
import { SettingsBar } from "../workspace/settings-bar";
import { useSettingsForm } from "../workspace/use-settings-form";
import { PickSome } from "./pick-some";
import { aheadWords, hoursWords, NONE, readRules, withOwn, writeRules } from "./rules-form";

const rulesForm = async () => (await import("./rules-schema")).rulesForm;

const HOUR = 60;
const slots = [5, 10, 15, 20, 30, 60].map((n) => ({ id: String(n), label: `Every ${n} minutes` }));
const leads = [0, 30, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR];
const reminders = [1, 2, 4, 12, 24, 48, 72];
const followUps = [2, 24, 48, 168];

/** The rules of booking as one form, saved together. */
export function RulesFields({ workspace }: { workspace: WorkspaceView }) {
  const kit = useSettingsForm({ workspace, schema: rulesForm, read: readRules, write: writeRules });
  const { control } = kit;
  const { booking_rules: rules } = workspace;
  const [confirms, reminds, follows, waits] = useWatch({
    control,
    name: ["sends_confirmation", "reminder_hours", "follow_up_hours", "uses_waitlist"],
  });
  const words = useWordings();
  return (
    <form onSubmit={kit.submit} noValidate aria-label="Booking rules" className="space-y-6">
      <Card title="Times" lead="What customers may do by themselves, by text. Staff may book at any time.">
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField control={control} name="slot_minutes" label="Visits begin" options={slots} />
          <SelectField
            control={control}
            name="lead_minutes"
            label="Book at least this long ahead"
            options={withOwn(leads, [rules.lead_minutes]).map((n) => ({
              id: String(n),
              label: aheadWords(n),
            }))}
          />
          <NumberField
            control={control}
            name="horizon_days"
            label="Book at most this many days ahead"
            minValue={1}
            maxValue={365}
          />
          <NumberField
            control={control}
            name="change_hours"
            label="Hours before a visit to move or cancel it"
            minValue={0}
            maxValue={336}
            hint="Closer to it, a customer's wish comes to you."
          />
        </div>
      </Card>
      <Card title="Texts" lead="They go out by themselves, and never for a visit that was moved or canceled.">
        <SwitchField
          control={control}
          name="sends_confirmation"
          label="Confirm each booking"
          hint="As soon as it is booked, moved or canceled"
        />
        {confirms ? (
          <SelectField
            control={control}
            name="confirmation_template_id"
            label="Words of the confirmation"
            options={words}
          />
        ) : null}
        <Controller
          name="reminder_hours"
          control={control}
          render={({ field, fieldState: { error } }) => (
            <div>
              <PickSome
                legend="Remind before the visit (up to three times)"
                none="No reminder"
                options={withOwn(reminders, rules.reminder_hours).map((n) => ({
                  id: n,
                  name: hoursWords(n),
                }))}
                value={field.value}
                onChange={(hours) => field.onChange(hours.toSorted((a, b) => b - a))}
              />
              {error ? (
                <p role="alert" className="text-xs text-danger">
                  {error.message}
                </p>
              ) : null}
            </div>
          )}
        />
        {reminds.length > 0 ? (
          <SelectField
            control={control}
            name="reminder_template_id"
            label="Words of the reminder"
            options={words}
          />
        ) : null}
        <SelectField
          control={control}
          name="follow_up_hours"
          label="Thank them after the visit"
          options={[
            { id: NONE, label: "No" },
            ...withOwn(followUps, rules.follow_up_hours === null ? [] : [rules.follow_up_hours]).map((n) => ({
              id: String(n),
              label: `${hoursWords(n)} after`,
            })),
          ]}
        />
        {follows !== NONE ? (
          <SelectField
            control={control}
            name="follow_up_template_id"
            label="Words of the follow-up"
            options={words}
          />
        ) : null}
      </Card>
      <Card title="Waitlist" lead="When somebody cancels, those who wait for such a time are asked by text.">
        <SwitchField control={control} name="uses_waitlist" label="Offer free times to those who wait" />
        {waits ? (
          <div className="grid gap-5 sm:grid-cols-2">
            <NumberField
              control={control}
              name="waitlist_wave"
              label="How many are asked at a time"
              minValue={1}
              maxValue={20}
              hint="The first yes gets it."
            />
            <NumberField
              control={control}
              name="waitlist_hold_minutes"
              label="Minutes they have to answer"
              minValue={2}
              maxValue={240}
            />
          </div>
        ) : null}
      </Card>
      <Card title="Campaigns" lead="Which visits a campaign may count as its own.">
        <NumberField
          control={control}
          name="attribution_days"
          label="Booked within so many days after its text"
          minValue={0}
          maxValue={60}
          className="sm:max-w-xs"
        />
      </Card>
      <SettingsBar kit={kit} />
    </form>
  );
}

/** Templates that may speak of a visit; the built-in words need none. */
function useWordings() {
  const { data = [] } = useTemplates();
  const fitting = data.filter(({ category }) => category === "reservation" || category === "reminder");
  return [
    { id: NONE, label: "Built-in words" },
    ...fitting.map(({ id, name }) => ({ id: String(id), label: name })),
  ];
}
