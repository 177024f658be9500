"use client";

import { Button, cn } from "@heroui/react";
import { RotateCcw } from "lucide-react";
import { count } from "@/components/messages/words";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import { formatMoney } from "@/lib/money";
import { people } from "../words";
import { dryRunSentence, leftOut, leftOutSentence, parts } from "./sentence";

/** The answer in one sentence, then its figures. */
export function Summary({ run, onAgain }: { run: DryRunView; onAgain: () => void }) {
  const { now, timeZone } = useClock();
  const notes = [
    run.first_wave !== null &&
      run.first_wave < run.recipients &&
      `${people(run.first_wave)} ${run.first_wave === 1 ? "goes" : "go"} first; the rest follows when that was taken well.`,
    run.pictures > 0 &&
      `${people(run.pictures)} ${run.pictures === 1 ? "gets a picture message" : "get picture messages"}: one price each, whatever the length.`,
    run.held_for_hours > 0 &&
      `${people(run.held_for_hours)} ${run.held_for_hours === 1 ? "waits" : "wait"} for a decent hour where they live.`,
    ...(run.variants.length > 1
      ? [run.variants.map((one) => `${one.template_name}: ${people(one.recipients)}`).join(" · ")]
      : []),
    ...(run.channels.length > 1
      ? [
          run.channels
            .map(
              ({ channel, recipients, cost_micros: cost }) =>
                `${people(recipients)} by ${channel === "sms" ? "text" : "WhatsApp"} for ${formatMoney(cost, run.currency)}`,
            )
            .join(", "),
        ]
      : []),
  ].filter((note) => note !== false);
  return (
    <Panel aria-label="What would happen" className="px-5 py-6 md:px-7">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <p
          role="status"
          className="max-w-2xl text-xl leading-snug font-semibold tracking-tight text-balance md:text-2xl"
        >
          {dryRunSentence(run, now, timeZone)}{" "}
          <span className="font-normal text-muted">{leftOutSentence(run)}</span>
        </p>
        <p className="flex items-center gap-1 text-sm text-muted max-md:-ml-2 md:flex-row-reverse">
          <Button size="sm" variant="ghost" className="max-md:h-11" onPress={onAgain}>
            <RotateCcw aria-hidden />
            Check again
          </Button>
          {run.finished_at ? (
            <span>
              Checked <Moment at={run.finished_at} />
            </span>
          ) : null}
        </p>
      </div>
      <dl className="mt-5 grid grid-cols-2 gap-3 md:grid-cols-4">
        <Figure label="Get it" value={run.recipients.toLocaleString("en-US")} />
        <Figure label="Left out" value={leftOut(run).toLocaleString("en-US")} isQuiet={leftOut(run) === 0} />
        <Figure
          label="Parts in all"
          value={run.segments.toLocaleString("en-US")}
          isQuiet={run.segments === 0}
        />
        <Figure
          label={run.credits === null ? "Cost" : `Cost, ${count(run.credits, "credit")}`}
          value={formatMoney(run.cost_micros, run.currency)}
        />
      </dl>
      {notes.length > 0 ? (
        <ul className="mt-4 space-y-1 text-sm text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {run.recipients > 0 && run.segments > run.recipients ? (
        <p className="mt-1 text-sm text-muted">
          Long texts travel in parts, and each part is paid: {parts(run.segments)} for{" "}
          {people(run.recipients)}.
        </p>
      ) : null}
    </Panel>
  );
}

function Figure({ label, value, isQuiet = false }: { label: string; value: string; isQuiet?: boolean }) {
  return (
    <div className="rounded-xl bg-surface-secondary px-4 py-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={cn("text-2xl font-semibold tracking-tight tabular-nums", isQuiet && "text-muted")}>
        {value}
      </dd>
    </div>
  );
}
