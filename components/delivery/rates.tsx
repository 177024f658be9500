"use client";

import { cn, Skeleton } from "@heroui/react";
import type { ReactNode } from "react";
import { rateWords } from "@/components/charts/rate-words";
import { categoryWords } from "@/components/messages/words";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { DeliveryRates } from "@/lib/reports/delivery-schema";
import type { Span } from "./span";
import { useRates } from "./use-delivery";

type Shares = Pick<
  DeliveryRates["senders"][number],
  "delivered" | "not_delivered" | "on_the_way" | "delivery_rate"
>;

/** How many arrived, by sender and by kind, of the texts whose end is known. */
export function Rates({ days }: { days: Span }) {
  const { data, error } = useRates(days);
  if (error && !data)
    return (
      <Notice tone="bad" role="alert" title="The delivery rates could not be read.">
        {error.message}
      </Notice>
    );
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <RateTable
        title="By sender"
        rows={data?.senders.map((one) => ({
          key: one.sender_id,
          label: one.name,
          detail: one.number,
          shares: one,
        }))}
      />
      <RateTable
        title="By kind"
        rows={data?.categories.map((one) => ({
          key: one.category,
          label: categoryWords[one.category],
          detail: null,
          shares: one,
        }))}
      />
    </div>
  );
}

type Row = { key: string | number; label: string; detail: ReactNode; shares: Shares };

function RateTable({ title, rows }: { title: string; rows: Row[] | undefined }) {
  return (
    <Panel aria-label={title} className="px-5 py-4">
      <h3 className="font-semibold tracking-tight">{title}</h3>
      {rows === undefined ? (
        <Skeleton className="mt-3 h-28 w-full rounded-xl" />
      ) : rows.length === 0 ? (
        <p className="mt-2 pb-2 text-sm text-muted">No text left in these days.</p>
      ) : (
        <table className="mt-1 w-full text-sm tabular-nums">
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="py-2 text-left font-medium">
                <span className="sr-only">{title}</span>
              </th>
              <th scope="col" className="py-2 text-right font-medium">
                Arrived
              </th>
              <th scope="col" className="py-2 pl-4 text-right font-medium">
                Did not
              </th>
              <th scope="col" className="w-20 py-2 text-right font-medium">
                Rate
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-separator">
            {rows.map(({ key, label, detail, shares }) => (
              <tr key={key}>
                <th scope="row" className="py-2.5 text-left font-normal">
                  <span className="block font-medium">{label}</span>
                  {detail ? <span className="block text-xs text-muted">{detail}</span> : null}
                  <Bar rate={shares.delivery_rate} />
                </th>
                <td className="text-right">{shares.delivered.toLocaleString("en-US")}</td>
                <td className="pl-4 text-right">{shares.not_delivered.toLocaleString("en-US")}</td>
                <td className="text-right font-semibold">{rateWords(shares.delivery_rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Bar({ rate }: { rate: number | null }) {
  return (
    <span aria-hidden className="mt-1.5 block h-1 max-w-40 overflow-hidden rounded-full bg-separator">
      <span
        className={cn("block h-full rounded-full", rate !== null && rate < 0.9 ? "bg-danger" : "bg-accent")}
        style={{ width: `${(rate ?? 0) * 100}%` }}
      />
    </span>
  );
}
