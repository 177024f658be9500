"use client";

import { Button, cn, Skeleton, Spinner } from "@heroui/react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleDashed, RotateCw, Wand2 } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { CheckStep } from "@/lib/providers/schema";

const senderCheck = async () => (await import("@/lib/providers/schema")).senderCheck;

type Props = { senderId: number; onClose: () => void };

/** Asks the provider, now, and says step by step what is, what should be, and what to do. */
export function SenderCheckPanel({ senderId, onClose }: Props) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const queryKey = ["sender-check", id, senderId];
  const check = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.post(`/senders/${senderId}/check`, {}, { answer: senderCheck, signal }),
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
  const put = useMutation({
    mutationFn: () => api.post(`/senders/${senderId}/set-webhooks`, {}, { answer: senderCheck }),
    onSuccess: (result) => {
      queries.setQueryData(queryKey, result);
      if (result.is_ready) toast.success("Set. Replies and STOP reach Parley now.");
    },
    onError: (error) => toast.danger(error.message),
  });
  return (
    <section aria-label="Check" aria-busy={check.isFetching} className="mt-5 border-t border-separator pt-4">
      {check.isPending ? <Waiting /> : null}
      {check.error ? <Notice tone="bad" title={check.error.message} role="alert" /> : null}
      {check.data ? (
        <>
          <p role="status" className="mb-3 font-medium">
            {check.data.is_ready ? "All is well." : "Something needs to be put right."}
            <span className="ml-2 text-sm font-normal text-muted">
              <Moment at={check.data.checked_at} />
            </span>
          </p>
          <ol className="space-y-3.5">
            {check.data.steps.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ol>
        </>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {check.data?.can_set ? (
          <Button isPending={put.isPending} onPress={() => put.mutate()}>
            {put.isPending ? <Spinner color="current" size="sm" /> : <Wand2 aria-hidden className="size-4" />}
            Set it for me
          </Button>
        ) : null}
        {check.isPending ? null : (
          <Button variant="secondary" isPending={check.isFetching} onPress={() => void check.refetch()}>
            <RotateCw aria-hidden className="size-4" />
            {check.isFetching ? "Checking" : "Check again"}
          </Button>
        )}
        <Button variant="ghost" onPress={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}

const looks = {
  ok: { icon: CircleCheck, color: "text-success-soft-foreground", word: "Right" },
  problem: { icon: CircleAlert, color: "text-danger", word: "Problem" },
  skipped: { icon: CircleDashed, color: "text-muted", word: "Not checked" },
} as const;

function Step({ step }: { step: CheckStep }) {
  const { icon: Icon, color, word } = looks[step.outcome];
  const showsBoth = step.outcome === "problem" && step.expected !== null;
  return (
    <li className="flex gap-3">
      <Icon role="img" aria-label={word} className={cn("mt-0.5 size-[1.125rem] shrink-0", color)} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium">{step.title}</p>
        <p className="text-muted">{step.detail}</p>
        {showsBoth ? (
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-lg bg-surface-secondary px-3 py-2">
            <dt className="text-muted">Now</dt>
            <dd className="font-mono text-xs leading-5 break-all">{step.current ?? "nothing"}</dd>
            <dt className="text-muted">Should be</dt>
            <dd className="font-mono text-xs leading-5 break-all">{step.expected}</dd>
          </dl>
        ) : step.current ? (
          <p className="mt-0.5 font-mono text-xs break-all text-muted">{step.current}</p>
        ) : null}
      </div>
    </li>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Asking the provider" className="space-y-3.5">
      {Array.from({ length: 5 }, (_, n) => (
        <div key={n} className="flex gap-3">
          <Skeleton className="size-[1.125rem] shrink-0 rounded-full" />
          <div className="flex-1 space-y-1.5">
            <Skeleton className="h-4 w-28 rounded" />
            <Skeleton className="h-4 w-72 max-w-full rounded" />
          </div>
        </div>
      ))}
    </div>
  );
}
