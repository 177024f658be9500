"use client";

import { useClock } from "@/components/ui/clock";
import { Confirm } from "@/components/ui/confirm";
import type { useMove } from "./use-move";
import { guestOf, whenWords } from "./words";

type Props = { moving: Pick<ReturnType<typeof useMove>, "question" | "answer"> };

/** A move that the rules are against and staff may make all the same: asked, never assumed. */
export function MoveQuestion({ moving: { question, answer } }: Props) {
  const { now, timeZone } = useClock();
  return (
    <Confirm
      isOpen={question !== null}
      onOpenChange={(isOpen) => !isOpen && answer(false)}
      title="Move it there all the same?"
      action="Move it there"
      cancel="Leave it where it is"
      onConfirm={() => answer(true)}
    >
      {question ? (
        <>
          <p>{question.why}</p>
          <p>
            {guestOf(question.move.booking)} would come{" "}
            {whenWords(new Date(question.move.to.startsAt).toISOString(), timeZone, now)}, with{" "}
            {question.move.to.resource.name}.
          </p>
        </>
      ) : null}
    </Confirm>
  );
}
