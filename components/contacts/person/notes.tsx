"use client";

import { Button, Label, TextArea, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { requestKeys } from "@/components/shell/request-keys";
import { useUnsavedGuard } from "@/components/shell/unsaved-guard";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { NoteView } from "@/lib/contacts/schema";
import { type FirstPerson, useNotes, useRefresh } from "./use-person";

const noteView = async () => (await import("@/lib/contacts/schema")).noteView;

/** What staff know about a person and tell each other; never sent. */
export function Notes({ first }: { first: FirstPerson }) {
  const { api, may } = useWorkspace();
  const list = useNotes(first);
  const refresh = useRefresh();
  const path = `/contacts/${first.person.id}/notes`;
  const restore = useMutation({
    mutationFn: (note: NoteView) => api.patch(`${path}/${note.id}`, { deleted: false }, { answer: noteView }),
    onError: (error) => toast.danger(error.message),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (note: NoteView) => api.remove(`${path}/${note.id}`, { answer: noteView }),
    onSuccess: (note) => {
      toastWithUndo("Note deleted", () => restore.mutate(note));
    },
    onError: (error) => toast.danger(error.message),
    onSettled: refresh,
  });
  const notes = list.data?.rows ?? [];
  const canWrite = may("contacts:write");
  return (
    <Panel aria-labelledby="notes-title" className="p-5">
      <h2 id="notes-title" className="mb-3 font-semibold tracking-tight">
        Notes
      </h2>
      {canWrite ? <NewNote path={path} /> : null}
      {notes.length === 0 && !canWrite ? (
        <p className="text-sm text-muted">Nobody wrote anything yet.</p>
      ) : null}
      <ul className="space-y-4 [&:not(:empty)]:mt-4">
        {notes.map((note) => (
          <li key={note.id} className="group flex gap-2">
            <div className="min-w-0 flex-1">
              <p dir="auto" className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
                {note.body}
              </p>
              <p className="mt-0.5 text-xs text-muted">
                {note.author} · <Moment at={note.created_at} />
              </p>
            </div>
            {canWrite ? (
              <Button
                isIconOnly
                size="sm"
                variant="ghost"
                aria-label="Delete this note"
                className="text-muted opacity-60 group-hover:opacity-100 focus-visible:opacity-100 max-md:size-11"
                onPress={() => remove.mutate(note)}
              >
                <Trash2 aria-hidden />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <LoadMore list={list} label="Older notes" size="sm" className="mt-3 -ml-3" />
    </Panel>
  );
}

function NewNote({ path }: { path: string }) {
  const { api } = useWorkspace();
  const refresh = useRefresh();
  const [text, setText] = useState("");
  const [keyOf] = useState(requestKeys);
  const release = useUnsavedGuard(text.trim() !== "");
  const add = useMutation({
    mutationFn: (body: string) =>
      api.post(path, { body }, { answer: noteView, idempotencyKey: keyOf([body, path]) }),
    onSuccess: async () => {
      release();
      setText("");
      await refresh();
    },
    onError: (error) => toast.danger(error.message),
  });
  const submit = () => text.trim() !== "" && !add.isPending && add.mutate(text);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField fullWidth variant="secondary" value={text} onChange={setText} maxLength={5000}>
        <Label className="sr-only">New note</Label>
        <TextArea
          rows={text === "" ? 1 : 3}
          placeholder="Allergic to ammonia, prefers mornings…"
          dir="auto"
          onKeyDown={onKeyDown}
        />
      </TextField>
      {text.trim() === "" ? null : (
        <Button type="submit" size="sm" className="mt-2" isPending={add.isPending}>
          Keep the note
        </Button>
      )}
    </form>
  );
}
