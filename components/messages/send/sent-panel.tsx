"use client";

import { Button, cn, Modal, Skeleton } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Circle, CircleAlert, LoaderCircle, Undo2 } from "lucide-react";
import Link from "next/link";
import { Pictures } from "@/components/media/pictures";
import { underway } from "@/components/messages/headline";
import { StatusChip } from "@/components/messages/status-chip";
import { StorySummary } from "@/components/messages/story-summary";
import { useTimeline } from "@/components/messages/use-timeline";
import { Who } from "@/components/messages/who";
import { needsSomeone, statusSentence, statusWords } from "@/components/messages/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { MessageStatus } from "@/db/enums";
import { type MessageView, messageView } from "@/lib/messages/schema";
import { DialogHeader } from "./dialog-header";

type Props = { messageId: number; onAnother: () => void; onUndone: () => void; onClose: () => void };

/** After sending: the text itself and how far it has come, live, until it has arrived. */
export function SentPanel({ messageId, onAnother, onUndone, onClose }: Props) {
  const { data } = useTimeline(messageId);
  const undo = useUndo(messageId, onUndone);
  const { path } = useWorkspace();
  return (
    <>
      <DialogHeader title={data ? titleOf(data.message) : "On its way"} />
      <Modal.Body className="m-0 space-y-5 px-6 py-5 text-foreground">
        {data ? (
          <>
            <Who person={data.message} />
            <div className="flex flex-col items-end gap-2">
              <Bubble direction="outbound" className="max-w-[88%]">
                <Pictures
                  addresses={data.message.media_urls}
                  className={data.message.body ? "mb-1.5" : undefined}
                />
                {data.message.body}
              </Bubble>
              <StatusChip status={data.message.status} reason={data.message.reason} />
            </div>
            <Steps message={data.message} />
            <p role="status" className="text-sm text-muted">
              <StorySummary story={data} />
            </p>
            {undo.isError ? (
              <Notice tone="bad" role="alert" title="It is too late to take it back.">
                {undo.error.message}
              </Notice>
            ) : null}
          </>
        ) : (
          <div role="status" aria-label="Loading" className="space-y-3">
            <Skeleton className="ml-auto h-20 w-3/4 rounded-2xl" />
            <Skeleton className="h-4 w-2/3 rounded" />
          </div>
        )}
      </Modal.Body>
      <Modal.Footer className="border-t border-separator px-6 py-4">
        <Link
          href={path(`/messages?message=${messageId}`)}
          onClick={onClose}
          className="mr-auto text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline"
        >
          See the whole story
        </Link>
        {data?.message.status === "queued" ? (
          <Button variant="tertiary" isPending={undo.isPending} onPress={() => undo.mutate()}>
            <Undo2 aria-hidden />
            Undo
          </Button>
        ) : (
          <Button variant="tertiary" onPress={onAnother}>
            Write another
          </Button>
        )}
        <Button onPress={onClose}>Done</Button>
      </Modal.Footer>
    </>
  );
}

/** Takes a text back while it still waits; the draft comes back with it. */
function useUndo(messageId: number, onUndone: () => void) {
  const { api, id } = useWorkspace();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`/messages/${messageId}/cancel`, {}, { answer: messageView }),
    onSuccess: onUndone,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["timeline", id, messageId] }),
        queries.invalidateQueries({ queryKey: ["messages", id] }),
      ]),
  });
}

/** How far it has come, as the dialog's name. */
function titleOf(message: MessageView): string {
  if (message.status === "queued" && message.reason) return statusSentence(message.status, message.reason);
  if (message.status === "queued" && Date.parse(message.due_at) > Date.now() + 60_000) return "Planned";
  return underway.includes(message.status) || message.status === "sent"
    ? "On its way"
    : statusWords[message.status].word;
}

const road: { word: string; reached: readonly MessageStatus[] }[] = [
  {
    word: "Accepted",
    reached: ["queued", "sending", "unconfirmed", "sent", "delivered", "read", "undelivered"],
  },
  { word: "Sent", reached: ["sent", "delivered", "read", "undelivered"] },
  { word: "Delivered", reached: ["delivered", "read"] },
];

function Steps({ message }: { message: MessageView }) {
  const done = road.filter((step) => step.reached.includes(message.status)).length;
  const isStuck = needsSomeone.includes(message.status);
  const isWaiting = message.status === "queued" && Date.parse(message.due_at) > Date.now() + 60_000;
  return (
    <ol className="space-y-2.5">
      {road.map(({ word }, index) => {
        const isDone = index < done;
        const isNext = index === done;
        const Icon = isDone
          ? Check
          : isNext && isStuck
            ? CircleAlert
            : isNext && !isWaiting
              ? LoaderCircle
              : Circle;
        return (
          <li key={word} className={cn("flex items-center gap-2.5", !isDone && "text-muted")}>
            <span
              className={cn(
                "grid size-6 place-items-center rounded-full",
                isDone
                  ? "bg-accent text-accent-foreground"
                  : isNext && isStuck
                    ? "bg-danger-soft text-danger"
                    : "bg-default",
              )}
            >
              <Icon
                aria-hidden
                className={cn("size-3.5", Icon === LoaderCircle && "animate-spin motion-reduce:animate-none")}
              />
            </span>
            <span className={cn(isDone && "font-medium")}>{word}</span>
            {isNext && isWaiting ? (
              <span className="text-sm">
                (goes out <Moment at={message.due_at} />)
              </span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
