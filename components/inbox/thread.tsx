"use client";

import { Skeleton } from "@heroui/react";
import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import { wordsOf } from "@/components/messages/words";
import { useClock } from "@/components/ui/clock";
import { LoadMore } from "@/components/ui/load-more";
import { dayOf, longDay } from "@/components/ui/time-words";
import type { ConversationDetail, ThreadMessage } from "@/lib/inbox/conversations-schema";
import { NoteLine } from "./note-line";
import { Said } from "./said";
import { weave } from "./thread-lines";
import { useContactNotes, useThread } from "./use-inbox";
import { shownAs } from "./words";

type Props = { detail: ConversationDetail; onStory: (messageId: number) => void };

/** Everything that was said, newest at the foot, with the team's notes where they were written. */
export function Thread({ detail, onStory }: Props) {
  const list = useThread(detail.id, detail.version);
  const notes = useContactNotes(detail.contact.id);
  const { timeZone } = useClock();
  const texts = useMemo(() => list.data?.rows ?? [], [list.data]);
  const lines = useMemo(
    () => weave(texts, notes.data?.rows ?? [], list.hasNextPage),
    [texts, notes.data, list.hasNextPage],
  );
  const dayAt = (index: number) => {
    const line = lines[index];
    return line ? dayOf(Date.parse(line.at), timeZone) : null;
  };
  if (list.isPending)
    return (
      <div aria-busy className="flex flex-1 flex-col justify-end gap-3 p-6">
        <Skeleton className="h-12 w-3/5 rounded-2xl" />
        <Skeleton className="ml-auto h-12 w-2/5 rounded-2xl" />
      </div>
    );
  return (
    <>
      {/* Turned around, so that the newest text is seen first and older ones never move it. */}
      <section
        aria-label={`Texts with ${shownAs(detail.contact)}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col-reverse gap-3 overflow-y-auto overscroll-contain px-5 py-5 -outline-offset-2 max-md:px-4"
      >
        {lines.length === 0 ? (
          <p className="m-auto text-sm text-muted">Nothing has been said yet. The first text is yours.</p>
        ) : null}
        {lines.map((line, index) => (
          <Fragment key={line.key}>
            {line.kind === "note" ? (
              <NoteLine note={line.note} />
            ) : (
              <Said text={line.text} conversationId={detail.id} onStory={onStory} />
            )}
            {dayAt(index) === dayAt(index + 1) ? null : (
              <p className="pt-2 text-center text-xs font-medium text-muted">
                {longDay(Date.parse(line.at), timeZone)}
              </p>
            )}
          </Fragment>
        ))}
        <LoadMore list={list} label="Load earlier texts" size="sm" className="text-center" />
      </section>
      <Announcer texts={texts} name={shownAs(detail.contact)} />
    </>
  );
}

/** Reads a new text of theirs out, politely, to those who listen. */
function Announcer({ texts, name }: { texts: readonly ThreadMessage[]; name: string }) {
  const [words, setWords] = useState("");
  const seen = useRef<number | null>(null);
  useEffect(() => {
    const newest = texts.find(({ direction }) => direction === "inbound");
    if (newest && seen.current !== null && newest.id > seen.current) setWords(`${name}: ${wordsOf(newest)}`);
    seen.current = newest?.id ?? seen.current ?? 0;
  }, [texts, name]);
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
