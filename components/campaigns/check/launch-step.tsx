"use client";

import { Button } from "@heroui/react";
import { Rocket } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { requestKeys } from "@/components/shell/request-keys";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { toast } from "@/components/ui/toast";
import type { CampaignView } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import { CampaignFacts } from "../campaign-facts";
import { useCampaignVerb } from "../use-campaign";
import type { Step } from "../wizard/steps";
import { capital, people, spanPhrase } from "../words";
import { Problems, problemsOf } from "./problems";
import { dryRunSentence, launchWords, leftOutSentence } from "./sentence";
import { useDryRun } from "./use-dry-run";
import { Working } from "./working";

type Props = { campaign: CampaignView; onShow: (step: Step) => void };

/** The last look, and the one button. */
export function LaunchStep({ campaign, onShow }: Props) {
  const { path } = useWorkspace();
  const { now, timeZone } = useClock();
  const go = useGo();
  const { run, isWorking, error } = useDryRun(campaign);
  const [isAsking, setAsking] = useState(false);
  const [keyOf] = useState(requestKeys);
  const isPressed = useRef(false);
  const launch = useCampaignVerb("launch");
  if (isWorking) return <Working run={run} />;

  const press = () => {
    if (isPressed.current) return;
    isPressed.current = true;
    // The same version launched twice is one launch.
    const key = keyOf({ id: campaign.id, version: campaign.version });
    launch.mutate(
      { id: campaign.id, key },
      {
        onSuccess: () => {
          toast.success("Launched");
          go(path(`/campaigns/${campaign.id}`));
        },
        onError: (problem) => {
          isPressed.current = false;
          setAsking(false);
          if (problem instanceof ApiProblem && problem.code === "campaign_already_launched") {
            go(path(`/campaigns/${campaign.id}`));
          }
        },
      },
    );
  };
  const trouble = launch.error ?? error;
  const refused = problemsOf(trouble);
  const isReady = run !== null && run.recipients > 0 && campaign.problems.length === 0;
  return (
    <div className="space-y-5">
      <Problems problems={refused.length > 0 ? refused : campaign.problems} onShow={onShow} />
      {trouble && refused.length === 0 ? (
        <Notice
          tone="bad"
          role="alert"
          title={launch.error ? "It was not launched." : "It could not be checked."}
        >
          {trouble.message}
        </Notice>
      ) : null}
      {run && run.recipients === 0 ? (
        <Notice tone="wait" title="Nobody would get it.">
          Choose other people, or see in “Check” why everybody is left out.
        </Notice>
      ) : null}
      <Panel aria-label="Launch" className="overflow-hidden">
        {isReady ? (
          <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-b border-separator px-5 py-6 md:px-7">
            <p className="max-w-xl text-lg leading-snug font-semibold tracking-tight">
              {dryRunSentence(run, now, timeZone)}{" "}
              <span className="font-normal text-muted">{leftOutSentence(run)}</span>
            </p>
            <Button size="lg" className="max-md:w-full" onPress={() => setAsking(true)}>
              <Rocket aria-hidden />
              {launchWords(run, campaign, now, timeZone)}
            </Button>
          </div>
        ) : null}
        <CampaignFacts campaign={campaign} onChange={onShow} />
      </Panel>
      {isReady ? (
        <Confirm
          isOpen={isAsking}
          onOpenChange={setAsking}
          title={`${launchWords(run, campaign, now, timeZone)}?`}
          action={launch.isPending ? "Launching" : "Launch it"}
          cancel="Not yet"
          isPending={launch.isPending}
          onConfirm={press}
        >
          <dl className="space-y-1">
            <Line label="Who">
              {people(run.recipients)}. {leftOutSentence(run)}
            </Line>
            <Line label="When">
              {run.first_at && run.last_at
                ? capital(spanPhrase(Date.parse(run.first_at), Date.parse(run.last_at), now, timeZone))
                : "Now"}
            </Line>
            <Line label="Cost">{formatMoney(run.cost_micros, run.currency)}</Line>
          </dl>
          <p className="text-sm text-muted">
            You can pause it with one press at any time. What has left by then cannot be called back.
          </p>
        </Confirm>
      ) : null}
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-14 shrink-0 text-muted">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}
