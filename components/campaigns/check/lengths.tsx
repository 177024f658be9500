"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { ChartPlace, LaterChart } from "@/components/charts/later-chart";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import type { CampaignView } from "@/lib/campaigns/schema";
import { people } from "../words";
import { RewriteOffer } from "./rewrite-offer";
import { parts } from "./sentence";

const SegmentsChart = dynamic(async () => (await import("./segments-chart")).SegmentsChart, {
  ssr: false,
  loading: ChartPlace,
});

type Props = { campaign: CampaignView; run: DryRunView };

/** How long the copies are, whose own data makes theirs longer, and what would make all of them shorter. */
export function Lengths({ campaign, run }: Props) {
  const rows = run.segments_histogram.toSorted((a, b) => a.segments - b.segments);
  const [only] = rows;
  if (!only) return null;
  return (
    <Panel aria-label="How long the texts are" className="space-y-5 px-5 py-5">
      <div>
        <h2 className="font-semibold tracking-tight">
          {rows.length > 1
            ? "How long the copies are"
            : run.pictures > 0
              ? "Every copy travels whole"
              : `Everybody’s copy is ${parts(only.segments)}`}
        </h2>
        <p className="text-sm text-muted">
          {run.pictures > 0 && rows.length === 1
            ? "With a picture it is one message, however long its words are."
            : `${rows.map((row) => `${parts(row.segments)} for ${people(row.recipients)}`).join(", ")}.`}
        </p>
      </div>
      {rows.length > 1 ? (
        <div aria-hidden className="h-40">
          <LaterChart>
            <SegmentsChart rows={rows} />
          </LaterChart>
        </div>
      ) : null}
      {run.rewrite ? (
        <RewriteOffer campaign={campaign} rewrite={run.rewrite} currency={run.currency} />
      ) : null}
      <Tipped run={run} />
    </Panel>
  );
}

const SHOWN = 5;

/** People whose own name or field makes the text dearer: worth knowing, seldom worth changing. */
function Tipped({ run: { tipped } }: { run: DryRunView }) {
  if (tipped.people.length === 0) return null;
  const all = Math.max(tipped.segments, tipped.unicode);
  const rest = tipped.people.slice(SHOWN);
  const unnamed = all - tipped.people.length;
  return (
    <div>
      <h3 className="text-sm font-medium">{people(all)} whose own data makes their copy longer</h3>
      <TippedList people={tipped.people.slice(0, SHOWN)} />
      {rest.length > 0 ? (
        <details className="text-sm">
          <summary className="inline-flex min-h-8 cursor-pointer items-center text-muted hover:text-foreground max-md:min-h-11">
            {rest.length.toLocaleString("en-US")} more
          </summary>
          <TippedList people={rest} />
          {unnamed > 0 ? <p className="text-muted">and {unnamed.toLocaleString("en-US")} others.</p> : null}
        </details>
      ) : null}
    </div>
  );
}

function TippedList({ people: list }: { people: DryRunView["tipped"]["people"] }) {
  const { path } = useWorkspace();
  return (
    <ul className="mt-1 divide-y divide-separator text-sm">
      {list.map((person) => (
        <li key={person.contact_id} className="flex items-baseline justify-between gap-4 py-2">
          <span className="min-w-0">
            <Link
              href={path(`/contacts/${person.contact_id}`)}
              className="font-medium underline-offset-4 hover:underline"
            >
              <bdi>{person.name ?? "No name"}</bdi>
            </Link>{" "}
            <bdi className="text-muted">{person.cause}</bdi>
          </span>
          <span className="shrink-0 text-muted tabular-nums">{parts(person.segments)}</span>
        </li>
      ))}
    </ul>
  );
}
