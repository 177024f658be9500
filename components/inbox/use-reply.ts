"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { instantOf } from "@/components/ui/instant-of";
import { toast } from "@/components/ui/toast";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { emptyReply, isBlank, type ReplyDraft, readReply, writeReply } from "./kept-reply";
import { useBaseVersion } from "./use-base-version";
import { useRefreshInbox } from "./use-inbox";
import { useTyping } from "./use-typing";

const noteView = async () => (await import("@/lib/contacts/schema")).noteView;
const acceptedMessage = async () => (await import("@/lib/messages/schema")).acceptedMessage;

/** The answer while it is written: kept over reloads, sent once, never over somebody else's without being told. */
export function useReply(detail: ConversationDetail) {
  const { id, api } = useWorkspace();
  const { timeZone } = useClock();
  const refresh = useRefreshInbox();
  const place = `${id}.${detail.id}`;
  const [draft, setDraft] = useState<ReplyDraft>(emptyReply);
  const [keyOf] = useState(requestKeys);
  const [trouble, setTrouble] = useState<ApiProblem | null>(null);
  // After the first render, which the server has made without a browser's memory.
  useEffect(() => setDraft(readReply(place, sessionStorage)), [place]);
  const { isTyping, touch } = useTyping();
  const change = (values: Partial<ReplyDraft>) => {
    setTrouble(null);
    if (values.body !== undefined) touch(values.body !== "");
    setDraft((before) => {
      const next = { ...before, ...values };
      writeReply(place, next, sessionStorage);
      return next;
    });
  };
  const latest = useRef(change);
  latest.current = change;
  const send = useMutation({
    mutationFn: async (version: number) => {
      const path = `/conversations/${detail.id}`;
      if (draft.mode === "note") {
        const body = { body: draft.body.trim() };
        const idempotencyKey = keyOf([body, detail.version]);
        return api.post(`${path}/notes`, body, { answer: noteView, idempotencyKey });
      }
      const request = { ...toReply(draft, timeZone), version };
      return api.post(`${path}/reply`, request, { answer: acceptedMessage, idempotencyKey: keyOf(request) });
    },
    onSuccess: () => {
      touch(false);
      latest.current({ ...emptyReply, mode: "reply" });
      void refresh();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) setTrouble(error);
      else toast.danger(error.message);
      void refresh();
    },
  });
  const base = useBaseVersion(detail, isBlank(draft) || send.isPending);
  return {
    draft,
    change,
    edit: (body: string) => change({ mode: "reply", body }),
    isTyping,
    trouble,
    /** Somebody answered while this was written. */
    rival: base.rival,
    isSending: send.isPending,
    send: () => send.mutate(base.version),
    /** What came meanwhile has been read. */
    sendAnyway: () => {
      base.accept();
      send.mutate(detail.version);
    },
  };
}

export type Reply = ReturnType<typeof useReply>;

/** The draft as the API takes it. */
function toReply(
  { body, pictures, when, sendAt, templateId, variables, channel }: ReplyDraft,
  timeZone: string,
) {
  const at = when === "later" ? instantOf(sendAt, timeZone) : null;
  const filled = Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => value !== "")
      .map(([key, value]) => [key.replaceAll("~", "."), value]),
  );
  return {
    ...(templateId === null ? { body } : { template_id: templateId, variables: filled }),
    ...(templateId === null && pictures.length > 0 ? { media_urls: [...pictures] } : {}),
    ...(at ? { send_at: at.toISOString() } : {}),
    ...(channel ? { channel } : {}),
  };
}
