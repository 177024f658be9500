"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import type { MessageView } from "@/lib/messages/schema";
import { formatMoney } from "@/lib/money";
import { isFree } from "./costs";
import { categoryWords, channelWords, count, visitTextWords } from "./words";

/** The price the carrier told, or what it is expected to be. */
const told = (price: number | null, estimate: number, currency: string) =>
  price === null ? `about ${formatMoney(estimate, currency)}` : formatMoney(price, currency);

/** The plain facts under the story: what it was, what it cost, whose it was. */
export function MessageFacts({ message }: { message: MessageView }) {
  const { path } = useWorkspace();
  const visit = visitTextWords(message.metadata);
  const { price_micros, estimated_cost_micros, currency } = message;
  const rows: [label: string, value: ReactNode][] = [
    [
      "Kind",
      `${categoryWords[message.category]}, by ${channelWords[message.channel].replace("Text", "text")}`,
    ],
    [
      "Length",
      message.media_urls.length > 0
        ? "Picture message"
        : message.channel === "whatsapp"
          ? "One message"
          : `${count(message.segments, "segment")}, ${message.encoding}`,
    ],
    ["Cost", isFree(message) ? "Nothing" : told(price_micros, estimated_cost_micros, currency)],
    [
      "Template",
      message.template_name ? `${message.template_name}, version ${message.template_version ?? "?"}` : null,
    ],
    ["Written by", message.sent_by],
    [
      "About",
      visit ? (
        <Link
          key="visit"
          href={path(`/calendar?booking=${message.reservation_id}`)}
          className="text-accent-soft-foreground underline-offset-4 hover:underline"
        >
          {visit}
        </Link>
      ) : null,
    ],
    [
      "Meant for",
      message.direction === "outbound" && message.status === "queued" ? (
        <Moment key="due" at={message.due_at} />
      ) : null,
    ],
    ["Not after", message.send_before ? <Moment key="before" at={message.send_before} /> : null],
    ["On WhatsApp as", message.channel === "whatsapp" && message.content_sid ? "Approved template" : null],
    [
      "If it can’t arrive",
      message.fallback_channel && message.replaced_by === null
        ? `once more by ${channelWords[message.fallback_channel].replace("Text", "text")}`
        : null,
    ],
    ["Tries", message.attempt > 1 ? String(message.attempt) : null],
    ["Your customer id", message.customer_id],
    ["Your order id", message.order_id],
    ["Your reservation id", visit ? null : message.reservation_id],
    ["Reference", `#${message.id}`],
  ];
  return (
    <section aria-label="Facts" className="border-t border-separator pt-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-sm">
        {rows
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="text-right tabular-nums">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
