"use client";

import { useMutation } from "@tanstack/react-query";
import { Download, Eraser, Merge, MessagesSquare, Split } from "lucide-react";
import { useState } from "react";
import { useOpenConversation } from "@/components/inbox/use-open-conversation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { MoreMenu } from "@/components/ui/more-menu";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { ContactView } from "@/lib/contacts/schema";
import { download } from "../download";
import { EraseDialog } from "./erase-dialog";
import type { PickerProps } from "./merge-picker";
import { useUnmerge } from "./use-unmerge";

const picker = laterPart<PickerProps>(async () => (await import("./merge-picker")).MergePicker);

/** What is done seldom: export, merge, take a merged number off, erase. */
export function PersonMenu({ person }: { person: ContactView }) {
  const { id: workspaceId, may } = useWorkspace();
  const conversation = useOpenConversation();
  const [dialog, setDialog] = useState<"erase" | "merge" | null>(null);
  const save = useMutation({
    mutationFn: () => download(workspaceId, `/contacts/${person.id}/export`, `contact-${person.id}.json`),
    onError: (error) => toast.danger(error.message),
  });
  const unmerge = useUnmerge();
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
      <OnDemand
        part={picker}
        props={{ person, isOpen: dialog === "merge", onClose: () => setDialog(null) }}
      />
    </>
  );
}
