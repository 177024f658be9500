"use client";

import { Skeleton } from "@heroui/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Who } from "@/components/messages/who";
import { Dialog } from "@/components/settings/dialog";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import { type DryRunView, dryRunPerson } from "@/lib/campaigns/schema";
import { pageOf } from "@/lib/paging";
import { people } from "../words";

const page = pageOf(dryRunPerson);

type Props = { campaignId: number; row: DryRunView["excluded"][number]; onClose: () => void };

/** The people behind one reason, by name. */
export function LeftOutDialog({ campaignId, row, onClose }: Props) {
  const { id, api, path } = useWorkspace();
  const list = useInfiniteQuery({
    queryKey: ["campaigns", id, campaignId, "dry-run-people", row.reason],
    queryFn: ({ pageParam, signal }) =>
      api.get(
        `/campaigns/${campaignId}/dry-run/people${queryString({ reason: row.reason, limit: 50, cursor: pageParam })}`,
        { answer: page, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: 0,
  });
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
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
