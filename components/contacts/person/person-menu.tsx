"use client";

import { toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Download, Eraser, Merge, MessagesSquare, Split } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useOpenConversation } from "@/components/inbox/use-open-conversation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { MoreMenu } from "@/components/ui/more-menu";
import { type ContactView, savedContact } from "@/lib/contacts/schema";
import { download } from "../download";
import { EraseDialog } from "./erase-dialog";
import { MergePicker } from "./merge-picker";
import { useRefresh } from "./use-person";

/** What is done seldom: export, merge, take a merged number off, erase. */
export function PersonMenu({ person }: { person: ContactView }) {
  const { id: workspaceId, api, may } = useWorkspace();
  const router = useRouter();
  const refresh = useRefresh();
  const conversation = useOpenConversation();
  const [dialog, setDialog] = useState<"erase" | "merge" | null>(null);
  const save = useMutation({
    mutationFn: () => download(workspaceId, `/contacts/${person.id}/export`, `contact-${person.id}.json`),
    onError: (error) => toast.danger(error.message),
  });
  const unmerge = useMutation({
    mutationFn: (id: number) => api.post(`/contacts/${id}/unmerge`, undefined, { answer: savedContact }),
    onSuccess: async () => {
      toast.success("Two people again. Opt-outs stay for both.");
      await refresh();
      router.refresh();
    },
    onError: (error) => toast.danger(error.message),
  });
  const canWrite = may("contacts:write");
  const numbers = canWrite ? person.other_numbers : [];
  return (
    <>
      <MoreMenu
        label="More"
        variant="tertiary"
        items={[
          may("conversations:write")
            ? {
                id: "conversation",
                label: "Open conversation",
                icon: MessagesSquare,
                onAction: () => conversation.mutate(person.id),
              }
            : null,
          { id: "export", label: "Export everything", icon: Download, onAction: () => save.mutate() },
          canWrite
            ? { id: "merge", label: "Merge with somebody", icon: Merge, onAction: () => setDialog("merge") }
            : null,
          ...numbers.map(({ contact_id, phone }) => ({
            id: `number-${contact_id}`,
            label: `Take ${phone} off again`,
            icon: Split,
            onAction: () => unmerge.mutate(contact_id),
          })),
          canWrite
            ? {
                id: "erase",
                label: "Erase this person",
                icon: Eraser,
                isDanger: true,
                onAction: () => setDialog("erase"),
              }
            : null,
        ]}
      />
      <EraseDialog person={person} isOpen={dialog === "erase"} onClose={() => setDialog(null)} />
      <MergePicker person={person} isOpen={dialog === "merge"} onClose={() => setDialog(null)} />
    </>
  );
}
