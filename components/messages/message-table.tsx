"use client";

import { cn, Table } from "@heroui/react";
import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { memo } from "react";
import { Moment } from "@/components/ui/moment";
import type { MessageView } from "@/lib/messages/schema";
import { formatMoney } from "@/lib/money";
import { isFree } from "./costs";
import { Who } from "./who";
import { WhyChip } from "./why-chip";
import { categoryWords, channelWords, wordsOf } from "./words";

type Props = { messages: MessageView[]; onOpen: (id: number) => void };

/** The desk's view: one row a text. Enter or a click opens its story. */
export const MessageTable = memo(function MessageTable({ messages, onOpen }: Props) {
  return (
    <Table className="ledger hidden bg-transparent p-0 md:block">
      <Table.ScrollContainer>
        <Table.Content
          aria-label="Messages"
          onRowAction={(key) => onOpen(Number(key))}
          className="table-fixed"
        >
          <Table.Header>
            <Table.Column isRowHeader className="w-[17%]">
              Person
            </Table.Column>
            <Table.Column>Text</Table.Column>
            <Table.Column className="w-[21%]">Status</Table.Column>
            <Table.Column className="w-[8%] text-right">Cost</Table.Column>
            <Table.Column className="w-[16%] text-right">When</Table.Column>
          </Table.Header>
          <Table.Body items={messages}>{(message) => <Row message={message} onOpen={onOpen} />}</Table.Body>
        </Table.Content>
      </Table.ScrollContainer>
    </Table>
  );
});

function Row({ message, onOpen }: { message: MessageView; onOpen: (id: number) => void }) {
  const cost = message.price_micros ?? message.estimated_cost_micros;
  return (
    <Table.Row
      id={message.id}
      data-message-row={message.id}
      textValue={`${message.contact_name ?? message.phone}: ${message.body}`}
      className="cursor-pointer"
    >
      <Table.Cell>
        <Who person={message} />
      </Table.Cell>
      <Table.Cell>
        <Words message={message} />
      </Table.Cell>
      <Table.Cell>
        <WhyChip message={message} onOpen={onOpen} />
      </Table.Cell>
      <Table.Cell className="text-right text-muted tabular-nums">
        {isFree(message) ? "–" : formatMoney(cost, message.currency)}
      </Table.Cell>
      <Table.Cell className="text-right text-muted tabular-nums">
        <Moment at={message.created_at} className="block truncate" />
      </Table.Cell>
    </Table.Row>
  );
}

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
