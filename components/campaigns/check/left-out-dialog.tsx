"use client";

import { Skeleton } from "@heroui/react";
import Link from "next/link";
import { Who } from "@/components/messages/who";
import { Dialog } from "@/components/settings/dialog";
import { usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import { people } from "../words";

const dryRunPerson = async () => (await import("@/lib/campaigns/dry-run-schema")).dryRunPerson;

type Props = { campaignId: number; row: DryRunView["excluded"][number]; onClose: () => void };

/** The people behind one reason, by name. */
export function LeftOutDialog({ campaignId, row, onClose }: Props) {
  const { path } = useWorkspace();
  const list = usePages({
    resource: "campaigns",
    key: [campaignId, "dry-run-people", row.reason],
    path: `/campaigns/${campaignId}/dry-run/people`,
    query: { reason: row.reason, limit: 50 },
    row: dryRunPerson,
    staleTime: 0,
  });
  const rows = list.data?.rows ?? [];
  return (
    <Dialog title={`${people(row.count)} left out`} isOpen onClose={onClose}>
      <p className="text-muted">{row.sentence}</p>
      {list.isError ? <Notice tone="bad" role="alert" title={list.error.message} /> : null}
      {list.isPending ? (
        <Skeleton className="h-40 w-full rounded-xl" />
      ) : (
        <ul className="divide-y divide-separator">
          {rows.map((person) => (
            <li key={person.contact_id}>
              <Link
                href={path(`/contacts/${person.contact_id}`)}
                target="_blank"
                className="block min-h-11 rounded-lg px-1 py-2 hover:bg-surface-secondary"
              >
                <Who person={{ contact_name: person.name, phone: person.phone }} />
                {person.sentence === row.sentence ? null : (
                  <span className="block text-sm text-muted">{person.sentence}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <LoadMore list={list} label="Show more" />
    </Dialog>
  );
}
