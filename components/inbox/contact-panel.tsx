"use client";

import { Button, cn, Skeleton } from "@heroui/react";
import { ArrowLeft, Check } from "lucide-react";
import Link from "next/link";
import { ContactVisits } from "@/components/bookings/contact-visits";
import { OfferChip } from "@/components/contacts/offer-chip";
import { RevealNumber } from "@/components/contacts/person/reveal-number";
import { TagChips } from "@/components/contacts/tag-chips";
import { isStopped } from "@/components/contacts/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { useFinishTask } from "./use-deeds";
import { useContactNotes, usePanelPerson } from "./use-inbox";
import { shownAs } from "./words";

type Props = { detail: ConversationDetail; onClose: () => void; className?: string };

/** Who it is: what they agreed to, what is to be done, what is known. */
export function ContactPanel({ detail, onClose, className }: Props) {
  const { path } = useWorkspace();
  const { contact } = detail;
  const { data: person, isError } = usePanelPerson(contact.id);
  return (
    <aside
      aria-label="About this person"
      className={cn("min-h-0 space-y-5 overflow-y-auto px-5 py-4 xl:border-l xl:border-separator", className)}
    >
      <Button size="sm" variant="ghost" className="-ml-2 max-md:h-11 xl:hidden" onPress={onClose}>
        <ArrowLeft aria-hidden />
        Back to the texts
      </Button>
      <div className="space-y-1.5">
        <h2 className="font-semibold tracking-tight">
          <Link
            href={path(`/contacts/${contact.id}`)}
            className="underline-offset-4 [overflow-wrap:anywhere] hover:underline"
          >
            <bdi>{shownAs(contact)}</bdi>
          </Link>
        </h2>
        <RevealNumber contactId={contact.id} phone={contact.phone} />
        {person ? (
          <>
            {isStopped(person) ? (
              <p className="w-fit rounded-full bg-danger-soft px-2.5 py-0.5 text-xs font-semibold tracking-wide text-danger-soft-foreground">
                NO SMS
              </p>
            ) : (
              <p>
                <OfferChip person={person} className="text-sm" />
              </p>
            )}
            <TagChips tags={person.tags} className="pt-1" />
          </>
        ) : isError ? null : (
          <Skeleton className="h-6 w-28 rounded-full" />
        )}
      </div>
      {/* What stands beneath comes with what would move it. */}
      {person || isError ? (
        <>
          <Tasks detail={detail} />
          <ContactVisits contactId={contact.id} isPlain below={<Notes contactId={contact.id} />} />
        </>
      ) : (
        <div role="status" aria-label="Loading what is known" className="space-y-3">
          <Skeleton className="h-11 w-full rounded-xl" />
          <Skeleton className="h-11 w-full rounded-xl" />
        </div>
      )}
    </aside>
  );
}

function Tasks({ detail: { tasks } }: { detail: ConversationDetail }) {
  const { may } = useWorkspace();
  const finish = useFinishTask();
  if (tasks.length === 0) return null;
  return (
    <section aria-label="To do">
      <h3 className="mb-2 text-sm font-medium">To do</h3>
      <ul className="space-y-2">
        {tasks.map((task) => (
          <li key={task.id} className="rounded-xl bg-warning-soft px-3.5 py-2.5 text-sm">
            <p className="[overflow-wrap:anywhere]">{task.detail}</p>
            <div className="mt-1 flex items-center justify-between gap-2">
              <Moment at={task.created_at} className="text-xs text-foreground/75" />
              {may("conversations:write") ? (
                <Button
                  size="sm"
                  variant="tertiary"
                  className="max-md:h-11"
                  isPending={finish.isPending && finish.variables?.id === task.id}
                  onPress={() => finish.mutate({ id: task.id, isDone: true })}
                >
                  <Check aria-hidden />
                  Done
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ contactId }: { contactId: number }) {
  const { data } = useContactNotes(contactId);
  if (!data) return null;
  const notes = data.rows;
  return (
    <section aria-label="Notes">
      <h3 className="mb-2 text-sm font-medium">Notes</h3>
      {notes.length === 0 ? <p className="text-sm text-muted">Press n to write the first one.</p> : null}
      <ul className="space-y-3">
        {notes.slice(0, 5).map((note) => (
          <li key={note.id} className="text-sm">
            <p dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {note.body}
            </p>
            <p className="mt-0.5 text-xs text-muted">
              {note.author} · <Moment at={note.created_at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
