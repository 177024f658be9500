"use client";

import { Button } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Bot, Check, PenLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { notRead } from "@/components/shell/answer";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { heldWords } from "./held-words";
import { useRefreshInbox } from "./use-inbox";

type Props = {
  detail: ConversationDetail;
  draft: NonNullable<ConversationDetail["draft"]>;
  onEdit: (body: string) => void;
};

/** An answer the assistant wrote and a person decides on. */
export function DraftCard({ detail, draft, onEdit }: Props) {
  const { api, may } = useWorkspace();
  const refresh = useRefreshInbox();
  const [keyOf] = useState(requestKeys);
  const decide = useMutation({
    mutationFn: (deed: "approve" | "discard") =>
      api.post(
        `/conversations/${detail.id}/drafts/${draft.id}/${deed}`,
        {},
        { answer: notRead, idempotencyKey: keyOf([draft.id, deed]) },
      ),
    onError: (error) => toast.danger(error.message),
    onSettled: refresh,
  });
  const edit = () => {
    onEdit(draft.body);
    decide.mutate("discard");
    document.querySelector<HTMLElement>("[data-composer] textarea")?.focus();
  };
  return (
    <section
      aria-label="Draft of the assistant"
      className="mx-5 mb-3 rounded-2xl border border-dashed border-accent/50 bg-accent-soft px-4 py-3 max-md:mx-4"
    >
      <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-accent-soft-foreground">
        <Bot aria-hidden className="size-4" />
        {heldWords(draft)}
      </p>
      <p dir="auto" className="max-h-40 overflow-y-auto text-[0.9375rem] leading-snug whitespace-pre-wrap">
        {draft.body}
      </p>
      {may("conversations:write") ? (
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button
            size="sm"
            className="max-md:h-11"
            isPending={decide.isPending && decide.variables === "approve"}
            onPress={() => decide.mutate("approve")}
          >
            <Check aria-hidden />
            Approve and send
          </Button>
          <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={edit}>
            <PenLine aria-hidden />
            Edit
          </Button>
          <Button size="sm" variant="ghost" className="max-md:h-11" onPress={() => decide.mutate("discard")}>
            <Trash2 aria-hidden />
            Discard
          </Button>
        </div>
      ) : null}
    </section>
  );
}
