"use client";

import { Button } from "@heroui/react";
import { MessageSquareText, Reply } from "lucide-react";
import Link from "next/link";
import { useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { AttentionView, WaitingReply } from "@/lib/reports/attention-schema";
import { repliesTitle } from "./attention-items";

/** Customers nobody has answered: their own words, and the answer one press away. */
export function WaitingReplies({ attention }: { attention: AttentionView }) {
  const { path } = useWorkspace();
  const { now, timeZone } = useClock();
  const { newest, people } = attention.replies;
  return (
    <div className="flex gap-4 px-5 py-4 max-md:gap-3 max-md:px-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-apricot text-apricot-foreground">
        <MessageSquareText aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="font-medium">{repliesTitle(attention, now, timeZone)}</h2>
        <ul className="mt-2 space-y-2 max-md:space-y-3">
          {newest.map((reply) => (
            <Waiting key={reply.message_id} reply={reply} />
          ))}
        </ul>
        {people > newest.length ? (
          <Link
            href={path("/inbox")}
            className="mt-3 inline-flex min-h-8 items-center text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline max-md:min-h-11"
          >
            Everybody who waits
          </Link>
        ) : null}
      </div>
    </div>
  );
}

function Waiting({ reply }: { reply: WaitingReply }) {
  const compose = useSendDialog();
  const { path } = useWorkspace();
  const { contact_id, contact_name, phone, body, at } = reply;
  const name = contact_name ?? phone;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
      <Link
        href={path(`/inbox?conversation=${reply.conversation_id}`)}
        data-row
        className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 rounded-xl md:grid-cols-[9rem_minmax(0,1fr)_auto]"
      >
        <span className="truncate text-sm font-medium tabular-nums">
          <bdi>{name}</bdi>
        </span>
        <Bubble
          as="span"
          direction="inbound"
          className="min-w-0 px-3 py-1.5 text-sm max-md:order-last max-md:col-span-2"
        >
          <span className="line-clamp-1 max-md:line-clamp-2">{body || "A picture"}</span>
        </Bubble>
        <Moment at={at} className="text-sm text-muted tabular-nums max-md:text-xs" />
      </Link>
      <Button
        size="sm"
        variant="secondary"
        aria-label={`Reply to ${name}`}
        className="max-md:size-11 max-md:min-w-11 max-md:p-0"
        onPress={() => compose.open({ kind: "contact", id: contact_id, name: contact_name, phone })}
      >
        <Reply aria-hidden />
        <span className="max-md:hidden">Reply</span>
      </Button>
    </li>
  );
}
