"use client";

import dynamic from "next/dynamic";
import { ChartPlace, LaterChart } from "@/components/charts/later-chart";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { ResultsView } from "@/lib/campaigns/results-schema";

const HoursChart = dynamic(async () => (await import("./hours-chart")).HoursChart, {
  ssr: false,
  loading: ChartPlace,
});

/** When the texts left, hour by hour, as a picture and as a table. */
export function Hours({ rows }: { rows: ResultsView["by_hour"] }) {
  if (rows.length === 0) return null;
  return (
    <Panel aria-label="Hour by hour" className="px-5 py-5">
      <h2 className="font-semibold tracking-tight">Hour by hour</h2>
      <div aria-hidden className="mt-4 h-48">
        <LaterChart>
          <HoursChart rows={rows} />
        </LaterChart>
      </div>
      <details className="mt-3 text-sm">
        <summary className="inline-flex min-h-8 cursor-pointer items-center text-muted hover:text-foreground max-md:min-h-11">
          As a table
        </summary>
        <div className="mt-2 max-h-72 overflow-auto">
          <table className="w-full text-right tabular-nums">
            <caption className="sr-only">Texts by hour</caption>
            <thead>
              <tr className="text-muted">
                {["Hour", "Sent", "Arrived", "Did not"].map((title) => (
                  <th key={title} scope="col" className="py-1.5 font-medium first:text-left">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-separator">
              {rows.toReversed().map((row) => (
                <tr key={row.hour}>
                  <th scope="row" className="py-1.5 text-left font-normal">
                    <Moment at={row.hour} />
                  </th>
                  <td>{row.sent.toLocaleString("en-US")}</td>
                  <td>{row.delivered.toLocaleString("en-US")}</td>
                  <td>{row.failed.toLocaleString("en-US")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Panel>
  );
}
