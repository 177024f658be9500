"use client";

import { Skeleton } from "@heroui/react";
import { useEffect, useState } from "react";
import { MessageDrawer } from "@/components/messages/message-drawer";
import { useHotkeys } from "@/components/shell/hotkeys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { Composer } from "./composer";
import { ContactPanel } from "./contact-panel";
import { DraftCard } from "./draft-card";
import { Thread } from "./thread";
import { ThreadBanner } from "./thread-banner";
import { ThreadHeader } from "./thread-header";
import { useDeeds } from "./use-deeds";
import { useConversation } from "./use-inbox";
import { useMarkRead, usePresence } from "./use-presence";
import { useReply } from "./use-reply";

type Props = {
  conversationId: number;
  first: { detail: ConversationDetail; at: number } | undefined;
  onBack: () => void;
};

/** One conversation: what was said, the answer, and who it is. */
export function ThreadPane({ conversationId, first, onBack }: Props) {
  const { data: detail, error } = useConversation(conversationId, first);
  if (detail) return <Loaded detail={detail} onBack={onBack} />;
  if (error)
    return (
      <div className="p-6">
        <Notice tone="bad" role="alert" title="This conversation cannot be shown.">
          {error.message}
        </Notice>
      </div>
    );
  return (
    <div aria-busy className="space-y-4 p-6">
      <Skeleton className="h-6 w-48 rounded-lg" />
      <Skeleton className="h-16 w-2/3 rounded-2xl" />
      <Skeleton className="ml-auto h-16 w-2/3 rounded-2xl" />
    </div>
  );
}

function Loaded({ detail, onBack }: { detail: ConversationDetail; onBack: () => void }) {
  const { may } = useWorkspace();
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [storyOf, setStoryOf] = useState<number | null>(null);
  const canWrite = may("conversations:write");
  const reply = useReply(detail);
  const deeds = useDeeds(detail);
  useMarkRead(detail);
  usePresence(detail.id, reply.isTyping);
  const write = (mode: "reply" | "note") => {
    reply.change({ mode });
    document.querySelector<HTMLElement>("[data-composer] textarea")?.focus();
  };
  useHotkeys(
    canWrite
      ? {
          r: () => write("reply"),
          n: () => write("note"),
          a: () => deeds.assign.mutate({ owner: "me" }),
          e: () => (detail.status === "open" ? deeds.close : deeds.reopen).mutate(),
        }
      : {},
  );
  useEscape(isPanelOpen, () => setPanelOpen(false));
  return (
    <div className="grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_17rem]">
      <div className={isPanelOpen ? "flex min-h-0 flex-col max-xl:hidden" : "flex min-h-0 flex-col"}>
        <ThreadHeader detail={detail} deeds={deeds} onBack={onBack} onPanel={() => setPanelOpen(true)} />
        <ThreadBanner detail={detail} />
        <Thread detail={detail} onStory={setStoryOf} />
        {detail.draft ? (
          <DraftCard key={detail.draft.id} detail={detail} draft={detail.draft} onEdit={reply.edit} />
        ) : null}
        {canWrite ? <Composer detail={detail} reply={reply} /> : null}
      </div>
      <ContactPanel
        detail={detail}
        onClose={() => setPanelOpen(false)}
        className={isPanelOpen ? undefined : "max-xl:hidden"}
      />
      <MessageDrawer messageId={storyOf} onClose={() => setStoryOf(null)} />
    </div>
  );
}

function useEscape(isOpen: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onEscape();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isOpen, onEscape]);
}
