"use client";

import { Button, Spinner } from "@heroui/react";
import { ArrowLeft, ArrowRight } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { useStepFocus } from "@/components/contacts/import/use-step-focus";
import { BackLink } from "@/components/shell/back-link";
import { useHotkeys } from "@/components/shell/hotkeys";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { KeyHint } from "@/components/ui/key-hint";
import { Notice } from "@/components/ui/notice";
import { useWarm } from "@/components/ui/on-demand";
import { CampaignMenu } from "../campaign-menu";
import type { Draft } from "./draft";
import { NameField } from "./name-field";
import { type Step, stepAfter, stepBefore, stepOf, steps, stepWords } from "./steps";
import { WhoStep } from "./who-step";
import { WizardSteps } from "./wizard-steps";

const CheckStep = dynamic(() => import("../check/check-step").then((file) => file.CheckStep));
const LaunchStep = dynamic(() => import("../check/launch-step").then((file) => file.LaunchStep));
const WhatStep = dynamic(() => import("./what-step").then((file) => file.WhatStep));
const WhenStep = dynamic(() => import("./when-step").then((file) => file.WhenStep));

/** A campaign on its way from "who" to "launch"; every choice is kept on the server as it is made. */
export function Wizard({ draft }: { draft: Draft }) {
  const { path } = useWorkspace();
  const go = useGo();
  const [step, setStep] = useQueryState(
    "step",
    parseAsStringLiteral(steps).withDefault("who").withOptions({ history: "push" }),
  );
  const [isLeaving, setLeaving] = useState(false);
  const body = useStepFocus(step);
  const { campaign, faults } = draft;
  const open = opened(draft);

  async function show(to: Step | null): Promise<void> {
    if (to === null || !open.includes(to) || isLeaving) return;
    const isAhead = steps.indexOf(to) > steps.indexOf(step);
    setLeaving(true);
    const isSaved = await draft.flush().finally(() => setLeaving(false));
    if (isAhead && !isSaved) return;
    await setStep(to);
  }
  useWarm(() => Promise.all([import("./what-step"), import("./when-step"), import("../check/check-step")]));
  useHotkeys({ "]": () => void show(stepAfter(step)), "[": () => void show(stepBefore(step)) });

  const after = stepAfter(step);
  const before = stepBefore(step);
  const elsewhere = Object.entries(faults).filter(([field]) => stepOf(field) === null);
  const props = { draft, onShow: (to: Step) => void show(to) };
  return (
    <>
      <header className="mb-5">
        <BackLink to="/campaigns">Campaigns</BackLink>
        <div className="flex items-center justify-between gap-x-4 gap-y-2">
          <NameField draft={draft} />
          {campaign ? <CampaignMenu campaign={campaign} onDeleted={() => go(path("/campaigns"))} /> : null}
        </div>
      </header>
      <WizardSteps at={step} open={open} draft={draft} onShow={props.onShow} />
      {draft.trouble || elsewhere.length > 0 ? (
        <Notice tone="bad" role="alert" className="mb-4" title={draft.trouble ?? "This was not saved."}>
          {elsewhere.length > 0 ? (
            elsewhere.map(([, message]) => message).join(" ")
          ) : (
            <button
              type="button"
              className="cursor-pointer font-medium underline underline-offset-4"
              onClick={() => void draft.flush()}
            >
              Try again
            </button>
          )}
        </Notice>
      ) : null}
      <div ref={body} tabIndex={-1} className="outline-none">
        {step === "who" || !open.includes(step) ? <WhoStep {...props} /> : null}
        {step === "what" && open.includes(step) ? <WhatStep {...props} /> : null}
        {step === "when" && open.includes(step) ? <WhenStep {...props} /> : null}
        {campaign && step === "check" ? <CheckStep campaign={campaign} onShow={props.onShow} /> : null}
        {campaign && step === "launch" ? <LaunchStep campaign={campaign} onShow={props.onShow} /> : null}
      </div>
      <footer className="mt-6 flex items-center justify-between gap-3">
        {before ? (
          <Button variant="ghost" aria-keyshortcuts="[" onPress={() => void show(before)}>
            <ArrowLeft aria-hidden />
            {stepWords[before]}
          </Button>
        ) : (
          <span />
        )}
        {after ? (
          <Button
            aria-keyshortcuts="]"
            isPending={isLeaving}
            isDisabled={!open.includes(after)}
            onPress={() => void show(after)}
          >
            {isLeaving ? <Spinner color="current" size="sm" /> : null}
            {nextWords[after]}
            <ArrowRight aria-hidden />
            <KeyHint>]</KeyHint>
          </Button>
        ) : null}
      </footer>
    </>
  );
}

const nextWords: Record<Step, string> = {
  who: "",
  what: "Choose the text",
  when: "Choose the hour",
  check: "Check it",
  launch: "Go on to launch",
};

/** Before there is a text there is no draft, and before somebody said who, no text is asked for. */
function opened({ campaign, hasAudience }: Draft): readonly Step[] {
  if (campaign) return steps;
  return hasAudience ? ["who", "what"] : ["who"];
}
