"use client";

import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { clockTime, longDay } from "@/components/ui/time-words";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { AskOwner } from "../refused";
import { Card, Facts, SectionPage } from "../section-page";
import type { BusinessValues } from "./form-schema";
import { orNull } from "./or-null";
import { countryItems, countryName, languageItems, languageName, zoneItems, zoneName } from "./places";
import { SearchSelectField } from "./search-field";
import { SettingsBar } from "./settings-bar";
import { useSettingsForm } from "./use-settings-form";

const businessForm = async () => (await import("./form-schema")).businessForm;

const kinds = [
  { id: "salon", label: "Salon" },
  { id: "restaurant", label: "Restaurant" },
  { id: "other", label: "Something else" },
];

type Props = { workspace: WorkspaceView; owners: string[] };

/** Who you are to your customers, and on which clock. */
export function BusinessSection({ workspace, owners }: Props) {
  const { may } = useWorkspace();
  return (
    <SectionPage title="Business" lead="Who you are to your customers, and on which clock.">
      {may("workspace:write") ? (
        <BusinessForm workspace={workspace} />
      ) : (
        <>
          <Card>
            <Facts rows={factsOf(workspace)} />
          </Card>
          <AskOwner owners={owners} what="these settings" />
        </>
      )}
    </SectionPage>
  );
}

const factsOf = (workspace: WorkspaceView) =>
  [
    ["Name", workspace.name],
    ["Kind", kinds.find(({ id }) => id === workspace.kind)?.label ?? workspace.kind],
    ["Address", workspace.address],
    ["Phone", workspace.phone],
    ["Website", workspace.website],
    ["Email", workspace.email],
    ["Language", languageName(workspace.language)],
    ["Time zone", zoneName(workspace.time_zone)],
    ["Home country", countryName(workspace.default_country)],
  ] as const;

const read = (workspace: WorkspaceView) => ({
  name: workspace.name,
  kind: workspace.kind,
  email: workspace.email ?? "",
  phone: workspace.phone ?? "",
  address: workspace.address ?? "",
  website: workspace.website ?? "",
  language: workspace.language,
  time_zone: workspace.time_zone,
  default_country: workspace.default_country,
});

const write = (values: BusinessValues) => ({
  ...values,
  email: orNull(values.email),
  phone: orNull(values.phone),
  address: orNull(values.address),
  website: orNull(values.website),
});

function BusinessForm({ workspace }: { workspace: WorkspaceView }) {
  const kit = useSettingsForm({ workspace, schema: businessForm, read, write });
  const { now } = useClock();
  const zone = useWatch({ control: kit.control, name: "time_zone" });
  // To the hour: the list must not be made anew with every tick of the page's clock.
  const hour = Math.floor(now / 900_000) * 900_000;
  const zones = useMemo(() => zoneItems(hour, workspace.time_zone), [hour, workspace.time_zone]);
  const lands = useMemo(countryItems, []);
  const tongues = useMemo(() => languageItems(workspace.language), [workspace.language]);
  return (
    <form onSubmit={kit.submit} noValidate className="space-y-6">
      <Card title="For your customers" lead="Templates can use these, so that a change reaches every text.">
        <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
          <TextField control={kit.control} name="name" label="Name" input={{ maxLength: 100, dir: "auto" }} />
          <SelectField control={kit.control} name="kind" label="Kind of business" options={kinds} />
        </div>
        <TextField control={kit.control} name="address" label="Address" rows={2} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            control={kit.control}
            name="phone"
            type="tel"
            label="Phone"
            hint="Where customers call you"
            input={{ placeholder: "(503) 555-0100" }}
          />
          <TextField control={kit.control} name="email" type="email" label="Email" />
        </div>
        <TextField
          control={kit.control}
          name="website"
          type="url"
          label="Website"
          input={{ placeholder: "https://example.com", spellCheck: false }}
        />
      </Card>
      <Card title="Place and language">
        <SearchSelectField
          control={kit.control}
          name="time_zone"
          label="Time zone"
          items={zones}
          hint={`It is ${clockTime(now, zone)} there, ${longDay(now, zone)}.`}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <SearchSelectField
            control={kit.control}
            name="language"
            label="Language"
            items={tongues}
            hint="Of texts to people whose language is not known"
          />
          <SearchSelectField
            control={kit.control}
            name="default_country"
            label="Home country"
            items={lands}
            hint="Numbers without a country code are read here"
          />
        </div>
      </Card>
      <SettingsBar kit={kit} />
    </form>
  );
}
