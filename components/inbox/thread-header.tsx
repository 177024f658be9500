"use client";

import { Button } from "@heroui/react";
import { ArrowLeft, CircleCheckBig, PanelRight, RotateCcw } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { OwnerMenu } from "./owner-menu";
import type { useDeeds } from "./use-deeds";
import { shownAs } from "./words";

type Props = {
  detail: ConversationDetail;
  deeds: ReturnType<typeof useDeeds>;
  onBack: () => void;
  onPanel: () => void;
};

/** Who it is, whose it is, and putting it away. */
export function ThreadHeader({ detail, deeds, onBack, onPanel }: Props) {
  const { may } = useWorkspace();
  const { contact, channel, status } = detail;
  const isOpen = status === "open";
  return (
    <header className="flex min-h-16 items-center gap-2 border-b border-separator py-2 pr-3 pl-5 max-lg:pl-1">
      <Button isIconOnly variant="ghost" aria-label="Back to the list" className="lg:hidden" onPress={onBack}>
        <ArrowLeft aria-hidden />
      </Button>
      <div className="min-w-0 flex-1">
        <h2 className="truncate leading-tight font-semibold tracking-tight tabular-nums">
          <bdi>{shownAs(contact)}</bdi>
        </h2>
        <p className="truncate text-xs text-muted tabular-nums">
          {[
            contact.name ? contact.phone : null,
            channel === "whatsapp" ? "WhatsApp" : null,
            isOpen ? null : "Closed",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <OwnerMenu detail={detail} onAssign={(to) => deeds.assign.mutate(to)} />
      {may("conversations:write") ? (
        <Button
          size="sm"
          variant="tertiary"
          aria-keyshortcuts="e"
          aria-label={isOpen ? "Close" : "Open again"}
          className="shrink-0 max-md:size-11 max-md:min-w-11 max-md:p-0"
          isPending={deeds.close.isPending || deeds.reopen.isPending}
          onPress={() => (isOpen ? deeds.close : deeds.reopen).mutate()}
        >
          {isOpen ? <CircleCheckBig aria-hidden /> : <RotateCcw aria-hidden />}
          <span className="max-md:hidden">{isOpen ? "Close" : "Open again"}</span>
        </Button>
      ) : null}
      <Button
        isIconOnly
        size="sm"
        variant="ghost"
        aria-label="About this person"
        className="shrink-0 max-md:size-11 xl:hidden"
        onPress={onPanel}
      >
        <PanelRight aria-hidden />
      </Button>
    </header>
  );
}
