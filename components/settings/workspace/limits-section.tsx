"use client";

import { Controller, useWatch } from "react-hook-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { NumberField } from "@/components/ui/form/number-field";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { AskOwner } from "../refused";
import { Card, Facts, SectionPage } from "../section-page";
import { CountriesField } from "./countries-field";
import { countryName } from "./places";
import { SettingsBar } from "./settings-bar";
import { useSettingsForm } from "./use-settings-form";

const limitsForm = async () => (await import("./form-schema")).limitsForm;

type Props = { workspace: WorkspaceView; owners: string[]; sentToday: number };

/** How many texts, how often to one person, and to which countries. */
export function LimitsSection({ workspace, owners, sentToday }: Props) {
  const { may } = useWorkspace();
  return (
    <SectionPage title="Sending limits" lead={usageWords(sentToday, workspace.daily_quota)}>
      {may("workspace:write") ? (
        <LimitsForm workspace={workspace} sentToday={sentToday} />
      ) : (
        <>
          <Card>
            <Facts rows={factsOf(workspace)} />
          </Card>
          <AskOwner owners={owners} what="these limits" />
        </>
      )}
    </SectionPage>
  );
}

const count = (n: number) => n.toLocaleString("en-US");

const usageWords = (sent: number, quota: number | null): string =>
  quota === null
    ? `${count(sent)} ${sent === 1 ? "text" : "texts"} went out today. There is no daily limit.`
    : `${count(sent)} of ${count(quota)} texts went out today.`;

const factsOf = ({ frequency_cap: cap, ...workspace }: WorkspaceView) =>
  [
    [
      "Marketing to one person",
      `${cap.per_day ?? "Any number"} a day, ${cap.per_week ?? "any number"} a week`,
    ],
    ["Texts a day", workspace.daily_quota === null ? "No limit" : count(workspace.daily_quota)],
    ["Countries", workspace.allowed_countries?.map(countryName).join(", ") ?? "All"],
    [
      "Texts a day to each other country",
      workspace.foreign_quota === null ? "No limit" : count(workspace.foreign_quota),
    ],
    ["Texts are kept for", `${workspace.retention_days} ${workspace.retention_days === 1 ? "day" : "days"}`],
  ] as const;

const read = (workspace: WorkspaceView) => ({
  frequency_cap: workspace.frequency_cap,
  daily_quota: workspace.daily_quota,
  foreign_quota: workspace.foreign_quota,
  allowed_countries: workspace.allowed_countries,
  retention_days: workspace.retention_days,
});

function LimitsForm({ workspace, sentToday }: { workspace: WorkspaceView; sentToday: number }) {
  const kit = useSettingsForm({ workspace, schema: limitsForm, read, write: (values) => values });
  const quota = useWatch({ control: kit.control, name: "daily_quota" });
  const isUsedUp = quota !== null && sentToday >= quota;
  return (
    <form onSubmit={kit.submit} noValidate className="space-y-6">
      <Card
        title="For each person"
        lead="Marketing and program texts beyond this are held back. Leave a field empty for no limit."
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField
            control={kit.control}
            name="frequency_cap.per_day"
            label="A day"
            minValue={1}
            maxValue={100}
          />
          <NumberField
            control={kit.control}
            name="frequency_cap.per_week"
            label="A week"
            minValue={1}
            maxValue={100}
          />
        </div>
      </Card>
      <Card
        title="For the whole workspace"
        lead="A ceiling against surprises. What is over it waits for the next day."
      >
        <NumberField
          control={kit.control}
          name="daily_quota"
          label="Texts a day"
          minValue={1}
          maxValue={10_000_000}
          className="sm:max-w-xs"
          hint={
            isUsedUp
              ? `${count(sentToday)} went out today already: the rest would wait until midnight.`
              : "Leave it empty for no limit."
          }
        />
      </Card>
      <Card title="Countries">
        <Controller
          name="allowed_countries"
          control={kit.control}
          render={({ field: { value, onChange }, fieldState: { error } }) => (
            <CountriesField
              value={value}
              home={workspace.default_country}
              error={error ? "Add a country, or text them all." : undefined}
              onChange={onChange}
            />
          )}
        />
        <NumberField
          control={kit.control}
          name="foreign_quota"
          label={`Texts a day to each country but ${countryName(workspace.default_country)}`}
          minValue={1}
          maxValue={10_000_000}
          className="sm:max-w-xs"
          hint="A ceiling against somebody who makes you text expensive numbers. Leave it empty for no limit."
        />
      </Card>
      <Card title="How long texts are kept" lead="Older texts are deleted. Opt-outs are kept for good.">
        <NumberField
          control={kit.control}
          name="retention_days"
          label="Days"
          minValue={30}
          maxValue={3_650}
          className="sm:max-w-xs"
          hint="From 30 days to ten years"
        />
      </Card>
      <SettingsBar kit={kit} />
    </form>
  );
}
