"use client";

import { Button } from "@heroui/react";
import { ArrowRight, RotateCcw } from "lucide-react";
import Link from "next/link";
import { nameOf } from "@/components/messages/who";
import { count } from "@/components/messages/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { FailureGroup } from "@/lib/reports/delivery-schema";
import { TrendBars } from "./trend-bars";
import { useRetryAll } from "./use-delivery";

type Props = { group: FailureGroup; startDate: string };

/** One cause: what happened, what to do, whom it met, and one press for what may safely go again. */
export function CauseCard({ group, startDate }: Props) {
  const { path, may } = useWorkspace();
  const retry = useRetryAll();
  const more = group.people - group.latest.length;
  return (
    <Panel aria-label={group.cause} className="flex flex-col p-5">
      <div className="flex items-start justify-between gap-6">
        <div className="min-w-0">
          <h3 className="font-semibold tracking-tight text-balance">{group.cause}</h3>
          <p className="mt-1 text-[0.9375rem] text-muted text-pretty">{group.remedy}</p>
        </div>
        <p className="shrink-0 text-right">
          <span className="block text-2xl leading-none font-semibold tracking-tight tabular-nums">
            {group.texts.toLocaleString("en-US")}
          </span>
          <span className="mt-1 block text-xs text-muted">{group.texts === 1 ? "text" : "texts"}</span>
        </p>
      </div>
      <TrendBars days={group.by_day} startDate={startDate} className="mt-4" />
      <p className="mt-3 flex flex-wrap items-baseline gap-x-1.5 gap-y-1 text-sm">
        <span className="text-muted">{count(group.people, "person", "people")}:</span>
        {group.latest.map((person, index) => (
          <span key={person.contact_id}>
            <Link
              href={path(`/contacts/${person.contact_id}`)}
              className="font-medium underline-offset-4 hover:underline max-md:relative max-md:inline-block max-md:py-2 max-md:after:absolute max-md:after:inset-x-0 max-md:after:-inset-y-1"
            >
              <bdi>{nameOf(person)}</bdi>
            </Link>
            {index < group.latest.length - 1 ? "," : null}
          </span>
        ))}
        {more > 0 ? <span className="text-muted">and {more.toLocaleString("en-US")} more</span> : null}
      </p>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-4">
        <span className="text-xs text-muted tabular-nums">
          Last one <Moment at={group.last_at} />
          {group.error_code === null ? null : ` · carrier code ${group.error_code}`}
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <Link
            href={path(`/messages?${filterOf(group)}&from=${startDate}`)}
            className="-mx-2 inline-flex min-h-11 items-center gap-1 px-2 text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline md:min-h-8"
          >
            See {group.texts === 1 ? "it" : "them"}
            <ArrowRight aria-hidden className="size-3.5" />
          </Link>
          {group.retryable > 0 && may("messages:write") ? (
            <Button
              variant="secondary"
              size="sm"
              className="max-md:h-11"
              isPending={retry.isPending}
              onPress={() => retry.mutate({ error_code: group.error_code, reason: group.reason })}
            >
              <RotateCcw aria-hidden />
              Send {count(group.retryable, "text")} again
            </Button>
          ) : null}
        </span>
      </div>
    </Panel>
  );
}

const filterOf = ({ error_code, reason }: FailureGroup): string =>
  error_code === null ? `status=failed${reason ? `&reason=${reason}` : ""}` : `code=${error_code}`;
