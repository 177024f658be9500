"use client";

import { Button } from "@heroui/react";
import { Phone, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Panel } from "@/components/ui/panel";
import type { Page } from "@/lib/paging";
import type { SenderView } from "@/lib/providers/schema";
import { AskOwner } from "../refused";
import { SectionPage } from "../section-page";
import { useList } from "../use-list";
import { SenderRow } from "./sender-row";

const SenderDialog = dynamic(() => import("./sender-dialog").then((file) => file.SenderDialog));

const senderView = async () => (await import("@/lib/providers/schema")).senderView;

type Props = { first: Page<SenderView>; owners: string[]; usage: Record<number, number> };

/** The numbers you text from, what is wrong with them, and whether the provider agrees. */
export function SendersSection({ first, owners, usage }: Props) {
  const { may } = useWorkspace();
  const list = useList("senders", senderView, first);
  const [open, setOpen] = useState<SenderView | "new" | null>(null);
  const troubled = list.rows.filter(({ problem }) => problem !== null).length;
  const add = (
    <Button onPress={() => setOpen("new")}>
      <Plus aria-hidden className="size-4" />
      Add a sender
    </Button>
  );
  return (
    <SectionPage
      title="Senders"
      lead={
        troubled > 0
          ? `${troubled} of ${list.rows.length} ${troubled === 1 ? "needs" : "need"} attention.`
          : "The numbers you text from."
      }
      action={may("senders:write") && list.rows.length > 0 ? add : null}
    >
      {list.rows.length === 0 ? (
        <Panel>
          <Empty icon={Phone} title="No sender yet" action={may("senders:write") ? add : null}>
            Texts go out from a number of yours at Twilio.
          </Empty>
        </Panel>
      ) : (
        list.rows.map((sender) => (
          <SenderRow
            key={sender.id}
            sender={sender}
            sentToday={usage[sender.id] ?? 0}
            onEdit={() => setOpen(sender)}
          />
        ))
      )}
      <LoadMore list={list} label="Show more" className="p-3 text-center" />
      {may("senders:write") ? null : <AskOwner owners={owners} what="senders" />}
      {open ? <SenderDialog sender={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </SectionPage>
  );
}
