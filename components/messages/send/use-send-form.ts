"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useRef, useState } from "react";
import { useContact } from "@/components/messages/use-contacts";
import { ApiProblem } from "@/components/shell/api";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { acceptedMessage } from "@/lib/messages/schema";
import { render, resolveVariables } from "@/lib/templates/render";
import { type Draft, fieldKey } from "./draft";
import { besideButton, type Faults, faultsOf, findFaults, tooLong, withoutChanged } from "./faults";
import { findSaving } from "./plain-signs";
import { timeFault } from "./planned-time";
import { type SendRequest, toRequest } from "./request";
import { previewHere, usePreview } from "./use-preview";
import { useTemplates } from "./use-templates";

type Props = {
  start: Draft;
  onChange: (draft: Draft) => void;
  onSent: (messageId: number, draft: Draft) => void;
};

/** The state of one text being written: its draft, its preview, its errors, its sending. */
export function useSendForm({ start, onChange, onSent }: Props) {
  const { api, id, name, timeZone: ours } = useWorkspace();
  const queries = useQueryClient();
  const { now } = useClock();
  const [draft, setDraft] = useState(start);
  // A picture arrives while somebody goes on writing: it must not bring back the words of before.
  const latest = useRef(start);
  const [faults, setFaults] = useState<Faults>({});
  const [refusals, setRefusals] = useState(0);
  const [keyOf] = useState(requestKeys);
  const templates = useTemplates().data;

  const person = useContact(draft.recipient?.kind === "contact" ? draft.recipient.id : null).data;
  // Later is said on the recipient's clock, where that is known.
  const timeZone = person?.timeZone ?? ours;

  const isTemplate = draft.mode === "template";
  const template = isTemplate ? templates?.find((t) => t.id === draft.templateId) : undefined;
  // Only templates have blanks; in one's own words braces would be sent as they are.
  const placeholders = template?.placeholders ?? [];
  const source = isTemplate ? (template?.body ?? "") : draft.body;
  const pictures = isTemplate ? (template?.media_urls ?? []) : draft.pictures;
  const values = Object.fromEntries(
    placeholders.map((name) => [name, draft.variables[fieldKey(name)] ?? ""]),
  );

  const request = toRequest(draft, placeholders, timeZone);
  const isEmpty = source.trim() === "" && pictures.length === 0;
  const hourFault = timeFault(draft, timeZone, now);
  const lengthFault = isTemplate ? null : tooLong(draft.body);
  const isAskable = !isEmpty && draft.recipient !== null && lengthFault === null;
  // An hour that cannot be must not hide who gets it and what it says; only the verdict waits for it.
  const asked = hourFault === null ? request : { ...request, send_at: undefined };
  const preview = usePreview(isAskable ? asked : null);
  const told = isAskable ? (preview.data ?? null) : null;
  const filled = told?.filled ?? ownName(placeholders, name);
  const shown = told ?? previewHere(source, { ...filled, ...set(values) }, isTemplate);
  const saving = findSaving(draft, placeholders, (next) => {
    const told = (key: string) => next.variables[fieldKey(key)] || filled[key] || "x";
    const rendered = isTemplate ? render(source, told) : null;
    return rendered?.ok ? rendered.text : next.body;
  });

  const send = useMutation({
    mutationFn: (wish: SendRequest) =>
      api.post("/messages", wish, { answer: acceptedMessage, idempotencyKey: keyOf(wish) }),
    onSuccess: (accepted) => onSent(accepted.id, draft),
    onError: (error) => {
      if (error instanceof ApiProblem) setFaults(faultsOf(error.fields, draft.mode));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["messages", id] }),
  });

  const change = (wish: Partial<Draft>) => {
    const isOther = "recipient" in wish || "mode" in wish || "templateId" in wish;
    const next = { ...latest.current, ...(isOther ? { isPersonal: false } : {}), ...wish };
    latest.current = next;
    setDraft(next);
    onChange(next);
    setFaults((before) => withoutChanged(before, wish));
    send.reset();
  };

  const changePictures = (edit: (pictures: readonly string[]) => readonly string[]) =>
    change({ pictures: edit(latest.current.pictures) });

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (send.isPending) return;
    const found = findFaults(draft, request, shown.missing_variables, hourFault);
    setFaults(faultsOf(found, draft.mode));
    if (Object.keys(found).length === 0) send.mutate(request);
    else setRefusals((n) => n + 1);
  };

  const refused = [send.error, preview.error].find((error) => error instanceof ApiProblem) ?? null;
  const early = preview.error instanceof ApiProblem ? faultsOf(preview.error.fields, draft.mode) : {};
  return {
    draft,
    change,
    changePictures,
    submit,
    timeZone,
    zoneOf: person?.timeZone && person.timeZone !== ours ? firstWord(person.name) : null,
    filled,
    saving,
    templates,
    placeholders,
    told,
    shown,
    pictures: told?.media_urls ?? pictures,
    isEmpty,
    isSettling: told !== null && !preview.isCurrent,
    isSending: send.isPending,
    /** The verdict belongs to an hour; without one there is none to tell. */
    isTimed: hourFault === null,
    /** How often Send found something to mend. */
    refusals,
    problem: refused ? { ...pick(refused), message: besideButton(refused, draft.mode) } : null,
    faults: { ...early, ...(lengthFault ? { body: lengthFault } : {}), ...faults },
  };
}

const pick = ({ status, messageId }: ApiProblem) => ({ status, messageId });

const set = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

/** The workspace's own name is known before anybody is chosen. */
const ownName = (placeholders: readonly string[], name: string) => {
  const resolve = resolveVariables({ workspace: { name } });
  return set(Object.fromEntries(placeholders.map((key) => [key, resolve(key) ?? ""])));
};

const firstWord = (name: string | null): string => name?.split(/\s+/)[0] ?? "this person";
