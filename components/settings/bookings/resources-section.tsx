"use client";

import { Button } from "@heroui/react";
import { Plus, UsersRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ArchivedSwitch } from "@/components/ui/archived-switch";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { ResourceView } from "@/lib/bookings/setup-schema";
import type { Page } from "@/lib/paging";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { AskOwner } from "../refused";
import { SectionPage } from "../section-page";
import { OrderedRows } from "./ordered-rows";
import { ResourceRow } from "./resource-row";
import { useSetupList } from "./use-setup-list";

const ResourceDialog = dynamic(() => import("./resource-dialog").then((file) => file.ResourceDialog));
const FeedDialog = dynamic(() => import("./feed-dialog").then((file) => file.FeedDialog));
const TimeOffDialog = dynamic(() => import("./time-off-dialog").then((file) => file.TimeOffDialog));

const resourceView = async () => (await import("@/lib/bookings/setup-schema")).resourceView;

type Props = { first: Page<ResourceView>; at: number; owners: string[]; businessHours: OpeningHours | null };
type Open = { what: "edit" | "off" | "feed"; resource: ResourceView } | { what: "new" };

/** Who and what serves: stylists, tables, rooms. */
export function ResourcesSection({ first, at, owners, businessHours }: Props) {
  const { may, kind } = useWorkspace();
  const [isArchived, setArchived] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const { data: resources = [] } = useSetupList("resources", resourceView, isArchived, { page: first, at });
  const mayWrite = may("workspace:write");
  const close = () => setOpen(null);
  const add = (
    <Button onPress={() => setOpen({ what: "new" })}>
      <Plus aria-hidden className="size-4" />
      Add
    </Button>
  );
  return (
    <SectionPage
      title="People and tables"
      lead="Who and what can be booked. Each has one visit at a time."
      action={mayWrite && resources.length > 0 && !isArchived ? add : null}
    >
      <div className="flex justify-end">
        <ArchivedSwitch isSelected={isArchived} onChange={setArchived} />
      </div>
      <Panel aria-label="People and tables">
        {resources.length > 0 ? (
          <OrderedRows resource="resources" rows={resources} isOrderable={mayWrite && !isArchived}>
            {(resource) => <ResourceRow resource={resource} onOpen={(what) => setOpen({ what, resource })} />}
          </OrderedRows>
        ) : isArchived ? (
          <p className="px-6 py-12 text-center text-muted">Nobody and nothing is put away.</p>
        ) : (
          <Empty icon={UsersRound} title="Nobody can be booked yet" action={mayWrite ? add : null}>
            {kind === "restaurant"
              ? "Add your tables, each with how many people it takes."
              : "Add everybody who serves customers. Each gets a column in the calendar."}
          </Empty>
        )}
      </Panel>
      {mayWrite ? null : <AskOwner owners={owners} what="people and tables" />}
      {open?.what === "new" || open?.what === "edit" ? (
        <ResourceDialog
          resource={open.what === "edit" ? open.resource : null}
          usualKind={kind === "restaurant" ? "table" : "person"}
          businessHours={businessHours}
          onClose={close}
        />
      ) : null}
      {open?.what === "off" ? <TimeOffDialog resource={open.resource} onClose={close} /> : null}
      {open?.what === "feed" ? <FeedDialog resource={open.resource} onClose={close} /> : null}
    </SectionPage>
  );
}
