"use client";

import { Button, cn, Link } from "@heroui/react";
import { Check } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import type { PhoneList } from "@/lib/sandbox/schema";
import { useGuide } from "./use-guide";

type Props = {
  sender: PhoneList["senders"][number] | undefined;
  phones: PhoneList["phones"];
  onOpen: (id: number) => void;
};

/** The product in a minute: four presses, each of which does its step and ticks itself off. */
export function Guide({ sender, phones, onOpen }: Props) {
  const { steps, next, busy, press, storyHref, startOver } = useGuide(sender, phones, onOpen);
  return (
    <Panel aria-label="See it in a minute" className="mb-6 p-2 md:p-3">
      <ol className="grid gap-1 md:grid-cols-4 md:gap-2">
        {steps.map((step, place) => {
          const isNext = place === next;
          return (
            <li
              key={step.label}
              aria-current={isNext ? "step" : undefined}
              className={cn(
                "flex items-center gap-3 rounded-xl px-3 py-2 md:py-2.5",
                isNext ? "bg-accent-soft" : "max-md:hidden",
              )}
            >
              <span
                className={cn(
                  "grid size-7 shrink-0 place-content-center rounded-full text-xs font-semibold tabular-nums",
                  step.isDone
                    ? "bg-success-soft text-success-soft-foreground"
                    : "bg-surface-tertiary text-foreground",
                  isNext && "bg-accent text-accent-foreground",
                )}
              >
                {step.isDone ? <Check aria-label="Done" className="size-4" /> : place + 1}
              </span>
              <div className="min-w-0 flex-1">
                {isNext ? (
                  <Button
                    size="sm"
                    variant="primary"
                    className="max-w-full max-md:h-11"
                    isPending={busy === place}
                    isDisabled={!sender}
                    onPress={() => press(place)}
                  >
                    <span className="truncate">{step.label}</span>
                  </Button>
                ) : (
                  <p className={cn("text-sm font-medium", !step.isDone && "text-muted")}>{step.label}</p>
                )}
                <p className={cn("text-xs text-muted", isNext && "mt-1")}>{step.told}</p>
              </div>
            </li>
          );
        })}
      </ol>
      {next === -1 ? (
        <p role="status" className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 pt-2 pb-1 text-sm">
          Not sent: Maria asked not to get texts.
          {storyHref ? (
            <Link href={storyHref} className="max-md:min-h-11">
              See the whole story
            </Link>
          ) : null}
          <Button size="sm" variant="ghost" className="max-md:h-11" onPress={startOver}>
            Start over
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}
