"use client";

import { Button } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, PenLine, RotateCcw } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { type MessageView, messageView } from "@/lib/messages/schema";
import { mayBecome } from "@/lib/messages/status";
import { useSendDialog } from "./send/send-dialog-provider";

/** What may still be done: the same table of legal steps that the API keeps. */
export function MessageActions({ message }: { message: MessageView }) {
  const { api, id, may } = useWorkspace();
  const queries = useQueryClient();
  const compose = useSendDialog();
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
  const canRetry = isOurs && (message.status === "failed" || message.status === "undelivered");
  const person = {
    kind: "contact",
    id: message.contact_id,
    name: message.contact_name,
    phone: message.phone,
  } as const;
  const canWrite = message.reason !== "recipient_opted_out";
  if (!canWrite && !canCancel && !canRetry && !act.isError) return null;
  return (
    <div className="space-y-3">
      {act.isError ? (
        <Notice tone="bad" role="alert" title="That did not work.">
          {act.error.message}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {canWrite ? (
          <Button variant="secondary" onPress={() => compose.open(person)}>
            <PenLine aria-hidden />
            {isOurs ? "Write again" : "Answer"}
          </Button>
        ) : null}
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
    </div>
  );
}
