"use client";

import { useWorkspace } from "@/components/shell/workspace-context";
import { hourWords } from "@/components/ui/time-words";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { weekdays } from "@/lib/workspaces/weekdays";
import { AskOwner } from "../refused";
import { Card, Facts, SectionPage } from "../section-page";
import { dayNames, OpeningHoursField } from "./opening-hours-field";
import { QuietHoursForm } from "./quiet-hours-form";
import { SettingsBar } from "./settings-bar";
import { useSettingsForm } from "./use-settings-form";

const openingForm = async () => (await import("./form-schema")).openingForm;

type Props = { workspace: WorkspaceView; owners: string[] };

/** When you are open, and when texts wait. */
export function HoursSection({ workspace, owners }: Props) {
  const { may } = useWorkspace();
  if (may("workspace:write"))
    return (
      <SectionPage title="Hours & quiet hours" lead="When texts wait, and when you are open.">
        <QuietHoursForm workspace={workspace} />
        <OpeningForm workspace={workspace} />
      </SectionPage>
    );
  const { quiet_hours: quiet, opening_hours: week } = workspace;
  return (
    <SectionPage title="Hours & quiet hours" lead="When texts wait, and when you are open.">
      <Card title="Quiet hours">
        <Facts
          rows={[
            ["Marketing waits", quiet ? `${hourWords(quiet.start)} to ${hourWords(quiet.end)}` : "Never"],
            ["Reminders wait too", workspace.quiet_for_transactional ? "Yes" : "No"],
          ]}
        />
      </Card>
      <Card title="Opening hours">
        <Facts
          rows={weekdays.map((day) => [
            dayNames[day],
            week?.[day].map(({ start, end }) => `${hourWords(start)} – ${hourWords(end)}`).join("\n") ||
              (week ? "Closed" : null),
          ])}
        />
      </Card>
      <AskOwner owners={owners} what="hours" />
    </SectionPage>
  );
}

const readOpening = ({ opening_hours }: WorkspaceView) => ({ opening_hours });

function OpeningForm({ workspace }: { workspace: WorkspaceView }) {
  const kit = useSettingsForm({
    workspace,
    schema: openingForm,
    read: readOpening,
    write: (values) => values,
  });
  return (
    <form onSubmit={kit.submit} noValidate aria-label="Opening hours">
      <Card
        title="Opening hours"
        lead="Templates can say them with {{business_hours}}. Hours may pass midnight."
      >
        <OpeningHoursField control={kit.control} />
        <SettingsBar kit={kit} />
      </Card>
    </form>
  );
}
