"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useMemo, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { acceptedMessage, sendMessageInput } from "@/lib/messages/schema";
import { findPlaceholders } from "@/lib/templates/render";
import { type Draft, type DraftField, fieldKey, fieldOf, instantOf, type SendRequest, toRequest } from "./draft";
import { requestKeys } from "./request-keys";
import { previewHere, usePreview } from "./use-preview";
import { useTemplates } from "./use-templates";

type Props = { start: Draft; onChange: (draft: Draft) => void; onSent: (messageId: number) => void };

/** The state of one text being written: its draft, its preview, its errors, its sending. */
export function useSendForm({ start, onChange, onSent }: Props) {
  const { api, id, timeZone } = useWorkspace();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [faults, setFaults] = useState<Faults>({});
  const templates = useTemplates().data;
  const [keyOf] = useState(requestKeys);

  const source = draft.mode === "template" ? (templates?.find((t) => t.id === draft.templateId)?.body ?? "") : draft.body;
  const placeholders = useMemo(() => findPlaceholders(source), [source]);
  const request = toRequest(draft, placeholders, timeZone);
  const isEmpty = source.trim() === "";
  const preview = usePreview(request, !isEmpty && draft.recipient !== null && isTimed(draft, timeZone));
  const told = !isEmpty && draft.recipient !== null ? (preview.data ?? null) : null;
  const values = Object.fromEntries(placeholders.map((name) => [name, draft.variables[fieldKey(name)] ?? ""]));

  const send = useMutation({
    mutationFn: (wish: SendRequest) => api.post("/messages", wish, { answer: acceptedMessage, idempotencyKey: keyOf(wish) }),
    onSuccess: (accepted) => onSent(accepted.id),
    onError: (error) => {
      if (error instanceof ApiProblem) showFields(error.fields);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["messages", id] }),
  });

  const set = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    onChange(next);
    setFaults((before) => withoutChanged(before, change));
    send.reset();
  };

  const showFields = (fields: Readonly<Record<string, string>>) =>
    setFaults(
      Object.fromEntries(
        Object.entries(fields).flatMap(([path, message]) => {
          const field = fieldOf(path, draft.mode);
          return field ? [[field, message]] : [];
        }),
      ),
    );

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (send.isPending) return;
    const found = check(draft, request, told?.missing_variables ?? [], timeZone);
    showFields(found);
    if (Object.keys(found).length === 0) send.mutate(request);
  };

  return {
    draft,
    set,
    submit,
    templates,
    placeholders,
    told,
    shown: told ?? previewHere(source, values),
    isEmpty,
    isSettling: told !== null && !preview.isCurrent,
    isSending: send.isPending,
    problem: beside(send.error) ?? beside(preview.error),
    faults,
  };
}

type Faults = Partial<Record<DraftField, string>>;

/** A field that is being mended is no longer at fault. */
function withoutChanged(faults: Faults, change: Partial<Draft>): Faults {
  const isMended = (field: string) => Object.hasOwn(change, field.split(".")[0] ?? field);
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !isMended(field)));
}

const isTimed = (draft: Draft, timeZone: string) => draft.when === "now" || instantOf(draft.sendAt, timeZone) !== null;

/** A refusal that no field can carry. */
const beside = (error: Error | null): ApiProblem | null =>
  error instanceof ApiProblem && Object.keys(error.fields).length === 0 ? error : null;

/** What is wrong before asking anybody: the API's own schema, and what only the dialog knows. By path of the API. */
function check(draft: Draft, request: SendRequest, missing: readonly string[], timeZone: string): Record<string, string> {
  const faults: Record<string, string> = {};
  const parsed = sendMessageInput.safeParse(request);
  for (const issue of parsed.error?.issues ?? []) faults[issue.path.join(".")] ??= issue.message;
  if (draft.recipient === null) faults.to = "Who should get it?";
  if (draft.mode === "template" && draft.templateId === null) faults.body = "Choose a template, or write your own words.";
  if (draft.mode === "words" && draft.body.trim() === "") faults.body = "There is no text to send yet.";
  if (!isTimed(draft, timeZone)) faults.send_at = "Say on which day and at what time.";
  for (const name of missing) faults[`variables.${name}`] = "Fill this in; nobody should get a text with a blank.";
  return faults;
}
