import { StickyNote } from "lucide-react";
import { Moment } from "@/components/ui/moment";
import type { NoteView } from "@/lib/contacts/schema";

/** A note for the team among the texts: never sent, so it looks like none. */
export function NoteLine({ note }: { note: NoteView }) {
  return (
    <div className="mx-auto w-full max-w-[34rem] rounded-xl border border-dashed border-border bg-warning-soft/60 px-4 py-2.5 text-sm">
      <p className="mb-0.5 flex items-center gap-1.5 text-xs text-foreground/75">
        <StickyNote aria-hidden className="size-3.5" />
        Note for the team · {note.author} · <Moment at={note.created_at} style="clock" />
      </p>
      <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {note.body}
      </p>
    </div>
  );
}
