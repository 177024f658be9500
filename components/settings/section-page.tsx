"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";

type Props = { title: string; lead?: ReactNode; action?: ReactNode; children: ReactNode };

/** One section of Settings; on a phone with the way back to the list. */
export function SectionPage({ title, lead, action, children }: Props) {
  const { path } = useWorkspace();
  return (
    <div className="min-w-0 flex-1">
      <Link
        href={path("/settings")}
        className="-mt-2 -ml-2 mb-1 inline-flex h-11 items-center gap-1 rounded-lg px-2 text-sm text-muted md:hidden"
      >
        <ChevronLeft aria-hidden className="size-4" />
        Settings
      </Link>
      <PageHeader title={title} lead={lead}>
        {action}
      </PageHeader>
      <div className="space-y-6">{children}</div>
    </div>
  );
}

/** Fields that belong together, under a name and a word of why. */
export function Card({ title, lead, children }: { title?: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <Panel className="p-5 sm:p-6">
      {title ? <h2 className="font-semibold tracking-tight">{title}</h2> : null}
      {lead ? <div className="mt-0.5 text-sm text-pretty text-muted">{lead}</div> : null}
      <div className={title ? "mt-5 space-y-5" : "space-y-5"}>{children}</div>
    </Panel>
  );
}

/** One thing that can be done, in words, with its button. */
export function Act({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <Panel className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-5 sm:p-6">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-semibold tracking-tight">{title}</h2>
        <div className="mt-0.5 text-sm text-pretty text-muted">{children}</div>
      </div>
      {action}
    </Panel>
  );
}

/** What is set, for those who may look but not change. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="divide-y divide-separator">
      {rows.map(([label, value]) => (
        <div
          key={label}
          className="grid gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[13rem_1fr]"
        >
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line" dir="auto">
            {value === null || value === "" ? <span className="text-muted">Not set</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
