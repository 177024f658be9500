"use client";

import { Button } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, MessagesSquare, PenLine, RotateCcw } from "lucide-react";
import { usePathname } from "next/navigation";
import { useOpenConversation } from "@/components/inbox/use-open-conversation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { mayBecome } from "@/lib/messages/status";
import type { TimelineView } from "@/lib/messages/timeline-schema";
import { useSendDialog } from "./send/send-dialog-provider";

const messageView = async () => (await import("@/lib/messages/schema")).messageView;

/** What may still be done, and why not where somebody would look for it: the API keeps the same rules. */
export function MessageActions({ story: { message, retry } }: { story: TimelineView }) {
  const { api, id, may } = useWorkspace();
  const queries = useQueryClient();
  const compose = useSendDialog();
  const conversation = useOpenConversation();
  const isInInbox = usePathname().endsWith("/inbox");
  const act = useMutation({
    mutationFn: (verb: "cancel" | "retry") =>
      api.post(`/messages/${message.id}/${verb}`, {}, { answer: messageView }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["timeline", id, message.id] }),
        queries.invalidateQueries({ queryKey: ["messages", id] }),
      ]),
  });
  if (!may("messages:write")) return null;
  const isOurs = message.direction === "outbound";
  const canCancel = isOurs && mayBecome(message.status, "canceled");
  const canRetry = retry?.allowed === true;
  // Words that did not get there are half of the next try.
  const isLost = isOurs && ["failed", "undelivered"].includes(message.status);
  const person = {
    kind: "contact",
    id: message.contact_id,
    name: message.contact_name,
    phone: message.phone,
  } as const;
  const canWrite = message.reason !== "recipient_opted_out";
  if (!canWrite && !canCancel && !retry && !act.isError) return null;
  return (
    <div className="space-y-3">
      {act.isError ? (
        <Notice tone="bad" role="alert" title="That did not work.">
          {act.error.message}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {canWrite ? (
          <Button
            variant="secondary"
            onPress={() => compose.open(person, isLost && message.body ? message.body : undefined)}
          >
            <PenLine aria-hidden />
            {isLost ? "Write it anew" : isOurs ? "Write again" : "Answer"}
          </Button>
        ) : null}
        {isInInbox ? null : (
          <Button
            variant="tertiary"
            isPending={conversation.isPending}
            onPress={() => conversation.mutate(message.contact_id)}
          >
            <MessagesSquare aria-hidden />
            Open conversation
          </Button>
        )}
        {canCancel ? (
          <Button variant="danger-soft" isPending={act.isPending} onPress={() => act.mutate("cancel")}>
            <Ban aria-hidden />
            Don't send this text
          </Button>
        ) : null}
        {canRetry ? (
          <Button variant="secondary" isPending={act.isPending} onPress={() => act.mutate("retry")}>
            <RotateCcw aria-hidden />
            Send it again
          </Button>
        ) : null}
      </div>
      {retry ? (
        <p className="text-sm text-muted">
          {retry.allowed ? null : <span className="font-medium text-foreground">Not sent again: </span>}
          {retry.why}
        </p>
      ) : null}
    </div>
  );
}
