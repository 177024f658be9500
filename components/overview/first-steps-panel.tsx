"use client";

import { Button, cn } from "@heroui/react";
import { Check, Sprout } from "lucide-react";
import { useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { FirstSteps } from "@/lib/reports/schema";
import { type Step, stepsFor } from "./first-steps";

/** A brand-new workspace: instead of empty charts, what to do next. Ticks itself off. */
export function FirstStepsPanel({ done }: { done: FirstSteps }) {
  const { name, may } = useWorkspace();
  if (!may("messages:write"))
    return (
      <Panel>
        <Empty icon={Sprout} title={`${name} is just starting`}>
          Once the first text goes out, you see here how the day goes.
        </Empty>
      </Panel>
    );
  const steps = stepsFor(done, may);
  const left = steps.filter(({ isDone }) => !isDone).length;
  return (
    <Panel aria-labelledby="first-steps" className="overflow-hidden">
      <div className="px-5 pt-5 pb-4 max-md:px-4">
        <h2 id="first-steps" className="text-lg font-semibold tracking-tight">
          {left === 1 ? "One step to your first text" : `${left} steps, and ${name} is up and running`}
        </h2>
        <p className="mt-0.5 text-sm text-muted">In any order. What is done is ticked off by itself.</p>
      </div>
      <ol className="divide-y divide-separator border-t border-separator">
        {steps.map((step, i) => (
          <StepRow key={step.key} step={step} number={i + 1} />
        ))}
      </ol>
    </Panel>
  );
}

function StepRow({ step: { isDone, title, hint, ways }, number }: { step: Step; number: number }) {
  const { path } = useWorkspace();
  const compose = useSendDialog();
  const go = useGo();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 max-md:px-4">
      <span
        className={cn(
          "grid size-8 shrink-0 place-items-center rounded-full text-sm font-semibold tabular-nums",
          isDone ? "bg-success-soft text-success-soft-foreground" : "bg-apricot text-apricot-foreground",
        )}
      >
        {isDone ? <Check aria-hidden className="size-4" /> : <span aria-hidden>{number}</span>}
      </span>
      <span className="min-w-0 flex-1 basis-56">
        <span className={cn("block font-medium", isDone && "text-muted")}>
          {title}
          {isDone ? <span className="sr-only"> (done)</span> : null}
        </span>
        <span className="mt-0.5 block text-sm text-muted">{hint}</span>
      </span>
      {isDone || ways.length === 0 ? null : (
        <span className="flex flex-wrap gap-2 max-md:w-full max-md:pl-12">
          {ways.map(({ label, to }) => (
            <Button
              key={label}
              variant="secondary"
              className="max-md:min-h-11"
              onPress={() => (to === "compose" ? compose.open() : go(path(to)))}
            >
              {label}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}
