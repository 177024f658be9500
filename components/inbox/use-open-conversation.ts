"use client";

import { useMutation } from "@tanstack/react-query";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";

const conversationDetail = async () => (await import("@/lib/inbox/conversations-schema")).conversationDetail;

/** Leads to somebody's conversation in the inbox, which is begun if nothing was said yet. */
export function useOpenConversation() {
  const { api, path } = useWorkspace();
  const go = useGo();
  return useMutation({
    mutationFn: (contactId: number) =>
      api.post("/conversations", { contact_id: contactId }, { answer: conversationDetail }),
    onSuccess: ({ id, status }) => go(path(`/inbox?tab=${status}&conversation=${id}`)),
    onError: (error) => toast.danger(error.message),
  });
}
