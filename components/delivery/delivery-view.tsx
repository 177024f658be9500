"use client";

import { Button, Skeleton } from "@heroui/react";
import { PartyPopper, RotateCcw } from "lucide-react";
import { parseAsInteger, useQueryState, useQueryStates } from "nuqs";
import { MessageDrawer } from "@/components/messages/message-drawer";
import { count } from "@/components/messages/words";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { PageTabs } from "@/components/ui/page-tabs";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { MessageView } from "@/lib/messages/schema";
import { CauseCard } from "./cause-card";
import { deliveryHeadline, deliveryLead } from "./delivery-words";
import { HeldBack } from "./held-back";
import { LiveMonitor } from "./live-monitor";
import { Rates } from "./rates";
import { deliveryParsers, type Span, spans } from "./span";
import { Trend } from "./trend";
import { type FirstFailures, useFailures, useRetryAll } from "./use-delivery";

type Props = { first: FirstFailures; recent: MessageView[] | null; at: number };

/** Did texts get there? What went wrong and what to do, how it develops, and the texts as they go. */
export function DeliveryView({ first, recent, at }: Props) {
  const [{ days, show }, setShown] = useQueryStates(deliveryParsers, { history: "replace" });
  const [openId, setOpenId] = useQueryState("message", parseAsInteger.withOptions({ history: "push" }));
  const { may } = useWorkspace();
  const failures = useFailures(days, first, show === "causes").data;
  const retry = useRetryAll();
  const isLive = show === "live";
  return (
    <>
      <PageHeader
        title={isLive ? "Texts as they go" : failures ? deliveryHeadline(failures, days) : "Delivery"}
        lead={
          isLive ? "Where each stands and how long it took." : failures ? deliveryLead(failures) : "Looking…"
        }
      >
        {!isLive && failures && failures.retryable > 0 && may("messages:write") ? (
          <Button
            className="shrink-0 max-md:hidden"
            isPending={retry.isPending}
            onPress={() => retry.mutate(null)}
          >
            <RotateCcw aria-hidden />
            Send {count(failures.retryable, "text")} again
          </Button>
        ) : null}
      </PageHeader>
      <PageTabs
        label="Delivery"
        shown={show}
        onShow={(next) => void setShown({ show: next })}
        tabs={[
          { id: "causes", label: "What happened", panel: <Causes days={days} first={first} /> },
          {
            id: "live",
            label: "Live",
            panel: <LiveMonitor first={recent} at={at} openId={openId} onOpen={(id) => void setOpenId(id)} />,
          },
        ]}
      >
        {isLive ? null : <SpanSwitch days={days} onChange={(next) => void setShown({ days: next })} />}
      </PageTabs>
      <MessageDrawer messageId={openId} onClose={() => void setOpenId(null)} />
    </>
  );
}

function SpanSwitch({ days, onChange }: { days: Span; onChange: (days: Span) => void }) {
  return (
    <Segmented
      label="Which days"
      size="sm"
      options={spans.map((span) => ({ id: String(span), face: `${span} days` }))}
      chosen={String(days)}
      onChoose={(id) => onChange(spans.find((span) => String(span) === id) ?? 7)}
      optionClassName="max-md:h-11"
    />
  );
}

function Causes({ days, first }: { days: Span; first: FirstFailures }) {
  const { data, error } = useFailures(days, first, true);
  return (
    <div className="space-y-8">
      {error ? (
        <Notice tone="bad" role="alert" title="This page could not be refreshed.">
          {error.message}
        </Notice>
      ) : null}
      {data === undefined ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Skeleton className="h-56 rounded-2xl" />
          <Skeleton className="h-56 rounded-2xl" />
        </div>
      ) : data.causes.length === 0 ? (
        <Panel>
          <Empty icon={PartyPopper} title="Nothing went wrong">
            When a text does not arrive, the reason and what to do about it stand here.
          </Empty>
        </Panel>
      ) : (
        <section aria-label="What went wrong" className="grid gap-4 lg:grid-cols-2">
          <h2 className="sr-only">What went wrong</h2>
          {data.causes.map((group) => (
            <CauseCard
              key={`${group.error_code} ${group.error_class} ${group.reason}`}
              group={group}
              startDate={data.start_date}
            />
          ))}
        </section>
      )}
      <section aria-label="How texts arrive" className="space-y-3">
        <h2 className="text-lg font-semibold tracking-tight">How texts arrive</h2>
        <Trend days={days} />
        <Rates days={days} />
      </section>
      {data ? <HeldBack groups={data.held_back} startDate={data.start_date} /> : null}
    </div>
  );
}
