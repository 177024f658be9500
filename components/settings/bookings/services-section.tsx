"use client";

import { Button, Chip } from "@heroui/react";
import { Archive, ArchiveRestore, Pencil, Plus, Scissors } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useResources } from "@/components/bookings/use-setup";
import { lengthWords, priceWords } from "@/components/bookings/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ArchivedSwitch } from "@/components/ui/archived-switch";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { ResourceView, ServiceView } from "@/lib/bookings/setup-schema";
import type { Page } from "@/lib/paging";
import { AskOwner } from "../refused";
import { SectionPage } from "../section-page";
import { OrderedRows } from "./ordered-rows";
import { useArchive } from "./use-archive";
import { useSetupList } from "./use-setup-list";

const ServiceDialog = dynamic(() => import("./service-dialog").then((file) => file.ServiceDialog));

const serviceView = async () => (await import("@/lib/bookings/setup-schema")).serviceView;

type Props = { first: Page<ServiceView>; at: number; owners: string[] };

/** What people come for. */
export function ServicesSection({ first, at, owners }: Props) {
  const { may, path } = useWorkspace();
  const [isArchived, setArchived] = useState(false);
  const [open, setOpen] = useState<ServiceView | "new" | null>(null);
  const { data: services = [] } = useSetupList("services", serviceView, isArchived, { page: first, at });
  const { data: resources } = useResources();
  const mayWrite = may("workspace:write");
  const add = (
    <Button onPress={() => setOpen("new")}>
      <Plus aria-hidden className="size-4" />
      Add a service
    </Button>
  );
  return (
    <SectionPage
      title="Services"
      lead="What people come for, how long it takes and what it costs."
      action={mayWrite && services.length > 0 && !isArchived ? add : null}
    >
      <div className="flex justify-end">
        <ArchivedSwitch isSelected={isArchived} onChange={setArchived} />
      </div>
      <Panel aria-label="Services">
        {services.length > 0 ? (
          <OrderedRows resource="services" rows={services} isOrderable={mayWrite && !isArchived}>
            {(service) => (
              <ServiceRow
                service={service}
                resources={resources}
                onEdit={mayWrite ? () => setOpen(service) : null}
              />
            )}
          </OrderedRows>
        ) : isArchived ? (
          <p className="px-6 py-12 text-center text-muted">No service is put away.</p>
        ) : (
          <Empty icon={Scissors} title="No service yet" action={mayWrite ? add : null}>
            A haircut of 45 minutes, a table for two hours: what is here can be booked by you, by customers
            who text, and by the assistant.
          </Empty>
        )}
      </Panel>
      {services.length > 0 && resources?.length === 0 ? (
        <p className="text-sm text-muted">
          Nobody does them yet.{" "}
          <Link
            href={path("/settings/resources")}
            className="font-medium text-accent underline underline-offset-4"
          >
            Add people and tables
          </Link>{" "}
          next.
        </p>
      ) : null}
      {mayWrite ? null : <AskOwner owners={owners} what="services" />}
      {open ? (
        <ServiceDialog
          service={open === "new" ? null : open}
          currency={services[0]?.currency ?? "USD"}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </SectionPage>
  );
}

type RowProps = {
  service: ServiceView;
  /** Missing until they are known. */
  resources: readonly ResourceView[] | undefined;
  onEdit: (() => void) | null;
};

function ServiceRow({ service, resources, onEdit }: RowProps) {
  const archive = useArchive("services", serviceView);
  const facts = [
    lengthWords(service.duration_minutes),
    service.buffer_minutes > 0 ? `${service.buffer_minutes} min kept free after` : null,
    priceWords(service),
    resources ? doneBy(service, resources) : null,
  ];
  return (
    <div className="flex items-center gap-x-4 px-5 py-4 max-md:pr-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          <bdi className="[overflow-wrap:anywhere]">{service.name}</bdi>
          {service.takes_party ? (
            <Chip size="sm" variant="soft">
              <Chip.Label>For parties</Chip.Label>
            </Chip>
          ) : null}
        </p>
        <p className="mt-0.5 text-sm text-muted tabular-nums [overflow-wrap:anywhere]">
          {facts.filter(Boolean).join(" · ")}
        </p>
      </div>
      {onEdit ? (
        <div className="flex shrink-0 gap-1 max-md:gap-0">
          {service.is_archived ? null : (
            <Button isIconOnly variant="ghost" aria-label={`Edit ${service.name}`} onPress={onEdit}>
              <Pencil aria-hidden className="text-muted" />
            </Button>
          )}
          <Button
            isIconOnly
            variant="ghost"
            aria-label={service.is_archived ? `Bring ${service.name} back` : `Archive ${service.name}`}
            isPending={archive.isPending}
            onPress={() => archive.mutate({ id: service.id, archived: !service.is_archived })}
          >
            {service.is_archived ? (
              <ArchiveRestore aria-hidden className="text-muted" />
            ) : (
              <Archive aria-hidden className="text-muted" />
            )}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** "with Maya and Theo", "with everybody". */
function doneBy({ resource_ids }: ServiceView, resources: readonly ResourceView[]): string {
  if (resource_ids.length === 0) return "everybody does it";
  const names = resources.filter(({ id }) => resource_ids.includes(id)).map(({ name }) => name);
  if (names.length === 0) return "nobody does it";
  return names.length <= 3 ? `with ${new Intl.ListFormat("en-US").format(names)}` : `${names.length} do it`;
}
