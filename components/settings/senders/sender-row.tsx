"use client";

import { Button, Chip } from "@heroui/react";
import { Pause, Pencil, Play, Radar } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { SenderStatus } from "@/db/enums";
import type { SenderView } from "@/lib/providers/schema";
import { useDeed } from "../use-deed";
import { SenderCheckPanel } from "./sender-check";

const senderView = async () => (await import("@/lib/providers/schema")).senderView;

type Props = { sender: SenderView; sentToday: number; onEdit: () => void };

/** One sender: what it is, how it does, what can be done about it. */
export function SenderRow({ sender, sentToday, onEdit }: Props) {
  const { may } = useWorkspace();
  const [isChecking, setChecking] = useState(false);
  return (
    <Panel className="p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold">
            <bdi>{sender.name}</bdi>
            <StatusChip sender={sender} />
            {sender.is_default ? (
              <Chip variant="soft" color="accent">
                <Chip.Label>Default</Chip.Label>
              </Chip>
            ) : null}
          </h2>
          <p className="mt-1 text-sm break-all text-muted tabular-nums">{addressWords(sender)}</p>
        </div>
        {may("senders:write") ? (
          <div className="-mx-1 flex flex-wrap gap-1 sm:gap-2">
            <Button
              size="sm"
              variant="secondary"
              className="max-md:h-11"
              aria-expanded={isChecking}
              onPress={() => setChecking(true)}
            >
              <Radar aria-hidden className="size-4" />
              Check
            </Button>
            <PauseButton sender={sender} />
            <Button
              size="sm"
              variant="ghost"
              className="max-md:h-11"
              aria-label={`Edit ${sender.name}`}
              onPress={onEdit}
            >
              <Pencil aria-hidden className="size-4" />
              Edit
            </Button>
          </div>
        ) : null}
      </div>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2 text-sm">
        <Fact label="Speed" value={speedWords(sender.segments_per_second)} />
        <Fact label="Today" value={todayWords(sentToday, sender.daily_quota)} />
        <Fact
          label="Account"
          value={sender.account_sid ? `Your own, …${sender.account_sid.slice(-4)}` : "Parley's"}
        />
        {sender.verified_numbers === null ? null : (
          <Fact label="Trial" value={`Texts ${sender.verified_numbers} verified numbers only`} />
        )}
      </dl>
      {sender.problem ? (
        <Notice
          tone="bad"
          className="mt-4"
          title={`${sender.problem.meaning}${sender.problem.code === null ? "" : ` (${sender.problem.code})`}`}
        >
          {sender.problem.remedy} Since <Moment at={sender.problem.at} />.
        </Notice>
      ) : null}
      {isChecking ? <SenderCheckPanel senderId={sender.id} onClose={() => setChecking(false)} /> : null}
    </Panel>
  );
}

function StatusChip({ sender }: { sender: SenderView }) {
  if (sender.status === "paused")
    return (
      <Chip variant="soft" color="warning">
        <Chip.Label>Paused</Chip.Label>
      </Chip>
    );
  return sender.problem ? (
    <Chip variant="soft" color="danger">
      <Chip.Label>Needs attention</Chip.Label>
    </Chip>
  ) : (
    <Chip variant="soft" color="success">
      <Chip.Label>Sending</Chip.Label>
    </Chip>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}

const channelWords = { sms: "Texts", whatsapp: "WhatsApp" } as const;

const addressWords = (sender: SenderView): string =>
  [channelWords[sender.channel], sender.number, sender.messaging_service_sid].filter(Boolean).join(" · ");

const speedWords = (perSecond: number): string =>
  perSecond >= 1
    ? `${perSecond.toLocaleString("en-US")} ${perSecond === 1 ? "segment" : "segments"} a second`
    : `${(perSecond * 60).toLocaleString("en-US", { maximumFractionDigits: 1 })} segments a minute`;

const todayWords = (sent: number, quota: number | null): string =>
  quota === null
    ? `${sent.toLocaleString("en-US")} sent`
    : `${sent.toLocaleString("en-US")} of ${quota.toLocaleString("en-US")}`;

function PauseButton({ sender }: { sender: SenderView }) {
  const { api } = useWorkspace();
  const set = (status: SenderStatus) =>
    api.patch(`/senders/${sender.id}`, { status }, { answer: senderView });
  const back = useDeed("senders", set);
  const change = useDeed("senders", set, (changed) =>
    toastWithUndo(changed.status === "paused" ? "Paused: its texts wait" : "Sending again", () =>
      back.mutate(sender.status),
    ),
  );
  const isPaused = sender.status === "paused";
  const Icon = isPaused ? Play : Pause;
  return (
    <Button
      size="sm"
      variant="ghost"
      className="max-md:h-11"
      aria-label={`${isPaused ? "Resume" : "Pause"} ${sender.name}`}
      isPending={change.isPending}
      onPress={() => change.mutate(isPaused ? "active" : "paused")}
    >
      <Icon aria-hidden className="size-4" />
      {isPaused ? "Resume" : "Pause"}
    </Button>
  );
}
