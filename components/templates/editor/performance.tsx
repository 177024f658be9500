"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { rateWords } from "@/components/charts/rate-words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { TemplatePerformance } from "@/lib/reports/performance-schema";
import { performanceWords } from "./performance-words";

const templatePerformance = async () =>
  (await import("@/lib/reports/performance-schema")).templatePerformance;

type Version = TemplatePerformance["versions"][number];

/** What became of the template's texts lately, in a sentence; version by version when there was more than one. */
export function Performance({ templateId }: { templateId: number }) {
  const { id, api } = useWorkspace();
  const { data, error } = useQuery({
    queryKey: ["templates", id, templateId, "performance"],
    queryFn: ({ signal }) =>
      api.get(`/templates/${templateId}/performance`, { answer: templatePerformance, signal }),
    staleTime: 60_000,
  });
  if (error && !data) return null;
  return (
    <Panel aria-label="How it does" className="mt-6 px-5 py-4">
      <h2 className="font-semibold tracking-tight">How it does</h2>
      {data ? (
        <p className="mt-1 text-sm text-muted">{performanceWords(data)}</p>
      ) : (
        <Skeleton className="mt-2 h-4 w-2/3 rounded-lg" />
      )}
      {data && data.versions.length > 1 ? <Versions versions={data.versions} /> : null}
    </Panel>
  );
}

function Versions({ versions }: { versions: Version[] }) {
  return (
    <table className="mt-3 w-full text-sm tabular-nums">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="py-2 text-left font-medium">
            Version
          </th>
          {["Sent", "Arrived", "Answered", "Opted out"].map((title) => (
            <th key={title} scope="col" className="py-2 pl-3 text-right font-medium">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-separator">
        {versions.slice(0, 5).map((one) => (
          <tr key={one.version}>
            <th scope="row" className="py-2 text-left font-medium">
              {one.version}
            </th>
            <td className="pl-3 text-right">{one.sent.toLocaleString("en-US")}</td>
            <td className="pl-3 text-right">{rateWords(one.delivery_rate)}</td>
            <td className="pl-3 text-right">{rateWords(share(one.answered, one.asked))}</td>
            <td className="pl-3 text-right">{rateWords(share(one.opted_out, one.asked))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);
