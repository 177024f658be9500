"use client";

import { cn } from "@heroui/react";
import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, memo } from "react";
import { stepRow } from "@/components/shell/step-row";
import { Moment } from "@/components/ui/moment";
import type { MessageView } from "@/lib/messages/schema";
import { formatMoney } from "@/lib/money";
import { isFree } from "./costs";
import { Who } from "./who";
import { WhyChip } from "./why-chip";
import { categoryWords, channelWords, wordsOf } from "./words";

type Props = { messages: MessageView[]; onOpen: (id: number) => void };

const columns = "grid grid-cols-[17%_minmax(0,1fr)_21%_8%_16%] items-center px-1";

/**
 * The desk's view: one row a text. Enter or a click opens its story; arrows walk through the rows, which are one stop
 * of Tab. Rows out of sight are neither styled nor laid out, so that what opens over them does not wait for hundreds.
 */
export const MessageTable = memo(function MessageTable({ messages, onOpen }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are walked and opened as a grid's are.
    <table aria-label="Messages" role="grid" className="hidden text-sm md:block">
      <thead className="block">
        <tr className={cn(columns, "border-b border-separator text-left text-xs text-muted")}>
          {["Person", "Text", "Status", "Cost", "When"].map((heading, at) => (
            <th key={heading} scope="col" className={cn("px-3 py-2.5 font-medium", at > 2 && "text-right")}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-separator">
        {messages.map((message, at) => (
          <Row key={message.id} message={message} isFirst={at === 0} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
});

type RowProps = { message: MessageView; isFirst: boolean; onOpen: (id: number) => void };

const Row = memo(function Row({ message, isFirst, onOpen }: RowProps) {
  const cost = message.price_micros ?? message.estimated_cost_micros;
  // What opens from within the row hears its presses too.
  const click = ({ target, currentTarget }: MouseEvent<HTMLElement>) => {
    const pressed = target instanceof Element ? target.closest("button, tr") : null;
    if (pressed === currentTarget) onOpen(message.id);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { currentTarget: row, target, key } = event;
    if (!(target instanceof Node) || !row.contains(target)) return;
    if (key === "ArrowDown" || key === "ArrowUp") stepRow(key === "ArrowDown" ? 1 : -1);
    else if (key === "ArrowRight") row.querySelector("button")?.focus();
    else if (key === "ArrowLeft") row.focus();
    else if (key === "Enter" && target === row) onOpen(message.id);
    else return;
    event.preventDefault();
  };
  return (
    <tr
      data-message-row={message.id}
      tabIndex={isFirst ? 0 : -1}
      onClick={click}
      onKeyDown={press}
      className={cn(
        columns,
        "h-[3.75rem] cursor-pointer outline-none [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto]",
        "hover:bg-surface-secondary focus-visible:inset-ring-2 focus-visible:inset-ring-focus data-open:bg-accent-soft",
      )}
    >
      <td className="min-w-0 px-3">
        <Who person={message} />
      </td>
      <td className="min-w-0 px-3">
        <Words message={message} />
      </td>
      <td className="min-w-0 px-3">
        <WhyChip message={message} onOpen={onOpen} />
      </td>
      <td className="px-3 text-right text-muted tabular-nums">
        {isFree(message) ? "–" : formatMoney(cost, message.currency)}
      </td>
      <td className="min-w-0 px-3 text-right text-muted tabular-nums">
        <Moment at={message.created_at} className="block truncate" />
      </td>
    </tr>
  );
});

/** The words themselves on a sliver of their bubble's color. */
function Words({ message }: { message: MessageView }) {
  const isOurs = message.direction === "outbound";
  const Arrow = isOurs ? ArrowUpRight : ArrowDownLeft;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span
        role="img"
        aria-label={isOurs ? "From us" : "From the customer"}
        className={cn(
          "grid size-6 shrink-0 place-items-center rounded-lg",
          isOurs
            ? "rounded-br-sm bg-accent text-accent-foreground"
            : "rounded-bl-sm bg-apricot text-apricot-foreground",
        )}
      >
        <Arrow aria-hidden className="size-3.5" />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{wordsOf(message)}</bdi>
        <span className="block truncate text-xs text-muted">
          {categoryWords[message.category]}
          {message.channel === "sms" ? "" : ` by ${channelWords[message.channel]}`}
        </span>
      </span>
    </span>
  );
}
