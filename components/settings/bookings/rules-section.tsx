"use client";

import { useWorkspace } from "@/components/shell/workspace-context";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { AskOwner } from "../refused";
import { Card, Facts, SectionPage } from "../section-page";
import { Closures } from "./closures";
import { RulesFields } from "./rules-fields";
import { rulesFacts } from "./rules-form";

type Props = { workspace: WorkspaceView; owners: string[] };

/** When customers may book, which texts follow from a visit, and when nobody comes at all. */
export function RulesSection({ workspace, owners }: Props) {
  const { may } = useWorkspace();
  return (
    <SectionPage title="Bookings" lead="When customers may book, and which texts follow from a visit.">
      <Card title="Holidays" lead="Days on which the whole business is closed. Nobody can be booked then.">
        <Closures resourceId={null} />
      </Card>
      {may("workspace:write") ? (
        <RulesFields workspace={workspace} />
      ) : (
        <>
          <Card title="Rules">
            <Facts rows={rulesFacts(workspace.booking_rules)} />
          </Card>
          <AskOwner owners={owners} what="these rules" />
        </>
      )}
    </SectionPage>
  );
}
