"use client";

import { cn, Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import {
  CalendarCheck,
  Ear,
  Hand,
  type LucideIcon,
  MessageCircleQuestionMark,
  Search,
  ShieldAlert,
  ShieldCheck,
  TriangleAlert,
  UserRound,
} from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { TurnStep, TurnView } from "@/lib/assistant/schema";
import { decidedWords, engineWords, outcomeWords, understoodWords } from "./why-words";

const turnList = async () => (await import("@/lib/assistant/schema")).turnList;

type Props = { conversationId: number; messageId: number };

/** One text from its arrival to its answer, told in the order in which it happened. */
export function WhyStory({ conversationId, messageId }: Props) {
  const { id, api } = useWorkspace();
  const { data, error, isPending } = useQuery({
    queryKey: ["conversations", id, "why", conversationId, messageId],
    queryFn: ({ signal }) =>
      api.get(`/conversations/${conversationId}/assistant?message_id=${messageId}`, {
        answer: turnList,
        signal,
      }),
  });
  if (isPending)
    return (
      <div role="status" aria-label="Loading" className="space-y-5">
        <Skeleton className="h-12 w-3/4 rounded-2xl" />
        <Skeleton className="h-4 w-full rounded" />
        <Skeleton className="h-4 w-3/4 rounded" />
      </div>
    );
  const turn = data?.data[0];
  if (turn) return <Told turn={turn} />;
  return error ? (
    <Notice tone="bad" role="alert" title="This cannot be shown.">
      {error.message}
    </Notice>
  ) : (
    <p className="text-muted">
      The assistant did not look at this text: it was decided by a keyword, or a person answered first.
    </p>
  );
}

const looks: Record<
  TurnStep["kind"] | "understood" | "decided" | "silent",
  [icon: LucideIcon, tone: string]
> = {
  understood: [Ear, "bg-surface-secondary text-muted"],
  looked_up: [Search, "bg-surface-secondary text-muted"],
  asked: [MessageCircleQuestionMark, "bg-surface-secondary text-muted"],
  did: [CalendarCheck, "bg-accent-soft text-accent-soft-foreground"],
  checked: [ShieldCheck, "bg-success-soft text-success-soft-foreground"],
  held: [ShieldAlert, "bg-warning-soft text-warning-soft-foreground"],
  trouble: [TriangleAlert, "bg-warning-soft text-warning-soft-foreground"],
  decided: [UserRound, "bg-accent-soft text-accent-soft-foreground"],
  silent: [Hand, "bg-surface-secondary text-muted"],
};

function Told({ turn }: { turn: TurnView }) {
  const outcome = outcomeWords(turn);
  const decided = decidedWords(turn);
  return (
    <>
      <Bubble direction="inbound" className="max-w-[88%]">
        {turn.asked || "No words"}
      </Bubble>
      <ol className="space-y-4">
        {turn.intent ? <Step look="understood" sentence={understoodWords(turn.intent)} /> : null}
        {turn.steps.map(({ kind, sentence, findings }, index) => (
          <Step key={index} look={kind} sentence={sentence} findings={findings} />
        ))}
        {outcome ? <Step look="silent" sentence={outcome} /> : null}
        {decided ? <Step look="decided" sentence={decided} /> : null}
      </ol>
      {turn.body ? (
        <div className="flex flex-col items-end gap-1.5">
          <Bubble
            direction="outbound"
            className="max-w-[88%]"
            isDimmed={turn.status !== "sent" && turn.status !== "approved" && turn.status !== "handed_over"}
          >
            {turn.body}
          </Bubble>
        </div>
      ) : null}
      <p className="border-t border-separator pt-3 text-xs text-muted tabular-nums">
        {engineWords(turn)}, <Moment at={turn.finished_at ?? turn.created_at} />
      </p>
    </>
  );
}

type StepProps = { look: keyof typeof looks; sentence: string; findings?: readonly string[] };

function Step({ look, sentence, findings = [] }: StepProps) {
  const [Icon, tone] = looks[look];
  return (
    <li className="flex gap-3">
      <span aria-hidden className={cn("grid size-7 shrink-0 place-items-center rounded-full", tone)}>
        <Icon className="size-4" />
      </span>
      <div className="min-w-0 pt-1 leading-snug">
        <p>{sentence}</p>
        {findings.length > 0 ? (
          <ul className="mt-1 space-y-0.5 text-sm break-words text-muted">
            {findings.map((finding, index) => (
              <li key={index}>{finding}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
