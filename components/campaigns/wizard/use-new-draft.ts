"use client";

import { useRouter } from "next/navigation";
import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useRef, useState } from "react";
import { useTemplates } from "@/components/messages/send/use-templates";
import { ApiProblem } from "@/components/shell/api";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type Choices, noChoices, textsOf } from "./choices";
import type { Draft } from "./draft";
import { useSegments } from "./use-segments";

const campaignView = async () => (await import("@/lib/campaigns/schema")).campaignView;

const parsers = {
  /** An id, or "everybody". */
  segment: parseAsString,
  template: parseAsInteger,
  without: parseAsInteger,
  days: parseAsInteger,
  quiet: parseAsBoolean,
  aside: parseAsInteger,
};

/**
 * A campaign that is not on the server yet: who it is for stands in the address. The first text that is chosen makes
 * the draft, and the page goes on there.
 */
export function useNewDraft(): Draft {
  const { api, path } = useWorkspace();
  const router = useRouter();
  const [asked, setAsked] = useQueryStates(parsers, { history: "replace" });
  const [extra, setExtra] = useState<Partial<Choices>>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [keyOf] = useState(requestKeys);
  const isMaking = useRef(false);
  const segments = useSegments().data ?? [];
  const templates = useTemplates().data ?? [];

  const segmentId = /^[1-9]\d{0,14}$/.test(asked.segment ?? "") ? Number(asked.segment) : null;
  const choices: Choices = {
    ...noChoices,
    ...extra,
    template_id: asked.template,
    segment_id: segmentId,
    exclude_segment_id: asked.without,
    not_marketed_within_days: asked.days,
    skip_open_conversations: asked.quiet ?? false,
    hold_out_percent: asked.aside ?? 0,
  };

  async function make(chosen: Choices): Promise<void> {
    const [text] = textsOf(chosen);
    if (isMaking.current || !text) return;
    isMaking.current = true;
    setSaving(true);
    setTrouble(null);
    const audience = segments.find(({ id }) => id === chosen.segment_id)?.name ?? "Everybody";
    const template = templates.find(({ id }) => id === text.template_id)?.name ?? "A text";
    const name = chosen.name.trim() || `${template} · ${audience}`.slice(0, 100);
    const body = { ...chosen, name, template_id: text.template_id };
    try {
      const made = await api.post("/campaigns", body, { answer: campaignView, idempotencyKey: keyOf(body) });
      router.replace(path(`/campaigns/${made.id}/edit?step=what`));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      isMaking.current = false;
      setSaving(false);
      setFaults({ ...error.fields });
      setTrouble(error.message);
    }
  }

  function change(patch: Partial<Choices>): void {
    const { segment_id, exclude_segment_id, not_marketed_within_days, skip_open_conversations, ...rest } =
      patch;
    void setAsked({
      ...(segment_id !== undefined
        ? { segment: segment_id === null ? "everybody" : String(segment_id) }
        : {}),
      ...(exclude_segment_id !== undefined ? { without: exclude_segment_id } : {}),
      ...(not_marketed_within_days !== undefined ? { days: not_marketed_within_days } : {}),
      ...(skip_open_conversations !== undefined ? { quiet: skip_open_conversations || null } : {}),
      ...(rest.hold_out_percent !== undefined ? { aside: rest.hold_out_percent || null } : {}),
    });
    setFaults({});
    setExtra((now) => ({ ...now, ...rest }));
    if (patch.template_id) void make({ ...choices, ...patch });
  }

  return {
    campaign: null,
    choices,
    hasAudience: asked.segment !== null,
    change,
    // With a text in the address, saying who is enough: the draft is made and the page goes on there.
    flush: async () => {
      if (choices.template_id === null) return true;
      await make(choices);
      return false;
    },
    faults,
    safety: isSaving ? "saving" : trouble ? "unsaved" : "saved",
    trouble,
  };
}
