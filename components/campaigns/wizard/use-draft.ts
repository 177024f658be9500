"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useUnsavedGuard } from "@/components/shell/unsaved-guard";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { CampaignView } from "@/lib/campaigns/schema";
import { type Choices, choicesOf } from "./choices";
import type { Draft } from "./draft";

const campaignView = async () => (await import("@/lib/campaigns/schema")).campaignView;

const TYPING_PAUSE_MS = 500;
type Edits = Partial<Choices>;

/** What of the edits the server refused, by the fields its answer names. */
function refusedOf(edits: Edits, problem: ApiProblem): (keyof Choices)[] {
  const named = new Set(Object.keys(problem.fields).map((path) => path.split(".")[0]));
  return (Object.keys(edits) as (keyof Choices)[]).filter((key) => named.has(key));
}

const without = (edits: Edits, keys: readonly (keyof Choices)[]): Edits =>
  Object.fromEntries(Object.entries(edits).filter(([key]) => !keys.some((one) => one === key)));

/**
 * A stored draft that saves itself: each change goes out when the typing pauses, one request after the other, each on
 * the version before. What is refused stays as typed, with the reason beside it, and holds nothing else up.
 */
export function useDraft(first: CampaignView): Draft {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  const [campaign, setCampaign] = useState(first);
  const [edits, setEdits] = useState<Edits>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const waiting = useRef<Edits>({});
  const version = useRef(first.version);
  const flight = useRef<Promise<boolean> | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useUnsavedGuard(Object.keys(edits).length > 0 && !isSaving);
  useEffect(() => () => clearTimeout(pause.current), []);

  async function send(sent: Edits, isSecondTry = false): Promise<CampaignView> {
    try {
      const body = { ...sent, version: version.current };
      return await api.patch(`/campaigns/${first.id}`, body, { answer: campaignView });
    } catch (error) {
      if (isSecondTry || !(error instanceof ApiProblem) || error.status !== 409) throw error;
      // Another window saved meanwhile: this choice goes on top of theirs.
      const theirs = await api.get(`/campaigns/${first.id}`, { answer: campaignView });
      if (theirs.status !== "draft") throw error;
      version.current = theirs.version;
      return send(sent, true);
    }
  }

  async function saveAll(): Promise<boolean> {
    let isClean = true;
    while (Object.keys(waiting.current).length > 0) {
      const sent = waiting.current;
      waiting.current = {};
      try {
        const next = await send(sent);
        version.current = next.version;
        setCampaign(next);
        queries.setQueryData(["campaigns", workspaceId, first.id, "view"], next);
        setEdits((now) => without(now, sameIn(now, sent)));
        setTrouble(null);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        isClean = false;
        const refused = refusedOf(sent, error);
        setFaults((now) => ({ ...now, ...error.fields }));
        if (refused.length === 0) {
          waiting.current = { ...sent, ...waiting.current };
          setTrouble(error.message);
          break;
        }
        waiting.current = { ...without(sent, refused), ...waiting.current };
      }
    }
    return isClean;
  }

  function flush(): Promise<boolean> {
    clearTimeout(pause.current);
    setSaving(true);
    flight.current ??= saveAll().finally(() => {
      flight.current = null;
      setSaving(false);
    });
    return flight.current;
  }

  function change(patch: Edits): void {
    waiting.current = { ...waiting.current, ...patch };
    setEdits((now) => ({ ...now, ...patch }));
    setFaults((now) =>
      Object.fromEntries(
        Object.entries(now).filter(([path]) => !Object.hasOwn(patch, path.split(".")[0] ?? "")),
      ),
    );
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void flush(), TYPING_PAUSE_MS);
  }

  const isKept = Object.keys(edits).length === 0;
  return {
    campaign,
    choices: { ...choicesOf(campaign), ...edits },
    hasAudience: true,
    change,
    flush: async () => (await flush()) && Object.keys(faults).length === 0,
    faults,
    safety: isSaving
      ? "saving"
      : isKept
        ? "saved"
        : trouble || Object.keys(faults).length > 0
          ? "unsaved"
          : "saving",
    trouble,
  };
}

/** Edits that were not changed again while they were on their way. */
const sameIn = (now: Edits, sent: Edits): (keyof Choices)[] =>
  (Object.keys(sent) as (keyof Choices)[]).filter(
    (key) => JSON.stringify(now[key]) === JSON.stringify(sent[key]),
  );
