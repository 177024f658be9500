"use client";

import { cn } from "@heroui/react";
import { Check, CircleAlert } from "lucide-react";
import type { Draft } from "./draft";
import { type Step, stepOf, steps, stepWords } from "./steps";

type Props = { at: Step; open: readonly Step[]; draft: Draft; onShow: (step: Step) => void };

/** Where one is on the way; each step can be gone to, and says when something on it needs another look. */
export function WizardSteps({ at, open, draft: { campaign, faults }, onShow }: Props) {
  const troubled = new Set(
    [...Object.keys(faults), ...(campaign?.problems ?? []).map(({ path }) => path)].map(stepOf),
  );
  return (
    <nav aria-label="Steps" className="mb-6 overflow-x-auto">
      <ol className="flex items-center gap-1 text-sm md:gap-2">
        {steps.map((step, i) => {
          const isHere = step === at;
          const isBehind = i < steps.indexOf(at);
          const isTroubled = isBehind && troubled.has(step);
          return (
            <li
              key={step}
              className={cn(
                "flex shrink-0 items-center gap-1 md:gap-2",
                i > 0 && "before:h-px before:w-2 before:bg-border md:before:w-6",
              )}
            >
              <button
                type="button"
                disabled={!open.includes(step)}
                aria-current={isHere ? "step" : undefined}
                onClick={() => onShow(step)}
                className="flex min-h-9 cursor-pointer items-center gap-2 rounded-full py-1 pr-3 pl-1.5 hover:bg-default disabled:cursor-default disabled:hover:bg-transparent max-md:min-h-11 max-md:min-w-11 max-md:justify-center max-md:pr-1.5"
              >
                <span
                  className={cn(
                    "grid size-6 shrink-0 place-items-center rounded-full text-xs font-medium tabular-nums",
                    isHere
                      ? "bg-accent text-accent-foreground"
                      : isTroubled
                        ? "bg-danger-soft text-danger-soft-foreground"
                        : isBehind
                          ? "bg-accent-soft text-accent-soft-foreground"
                          : "bg-surface-tertiary text-muted",
                  )}
                >
                  {isTroubled && !isHere ? (
                    <CircleAlert aria-hidden className="size-3.5" />
                  ) : isBehind ? (
                    <Check aria-hidden className="size-3.5" />
                  ) : (
                    i + 1
                  )}
                </span>
                <span className={cn(isHere ? "font-medium" : "text-muted max-md:sr-only")}>
                  {stepWords[step]}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
