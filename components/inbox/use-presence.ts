"use client";

import { useEffect, useRef } from "react";
import { notRead } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { useRefreshInbox } from "./use-inbox";

/** Sooner than what was said last is forgotten. */
const EVERY_MS = 6_000;

/** Tells colleagues that somebody is here, and at once when they begin or stop writing. */
export function usePresence(conversationId: number, isTyping: boolean): void {
  const { id, may } = useWorkspace();
  const canWrite = may("conversations:write");
  useEffect(() => {
    if (!canWrite) return;
    const tell = () => {
      if (document.visibilityState !== "visible") return;
      // Only a courtesy: nobody is told when it fails, and it may outlive the page.
      fetch(`/api/v1/conversations/${conversationId}/presence`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Workspace-Id": String(id) },
        body: JSON.stringify({ is_typing: isTyping }),
        keepalive: true,
      }).catch(() => undefined);
    };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, canWrite, conversationId, isTyping]);
}

/** What is on the screen of somebody who may answer has been seen. */
export function useMarkRead({ id, unread }: Pick<ConversationDetail, "id" | "unread">): void {
  const { api, may } = useWorkspace();
  const refresh = useRefreshInbox();
  const latest = useRef(refresh);
  latest.current = refresh;
  const isDue = unread > 0 && may("conversations:write");
  useEffect(() => {
    if (!isDue) return;
    const mark = () => {
      if (document.visibilityState !== "visible") return;
      api
        .post(`/conversations/${id}/read`, undefined, { answer: notRead })
        .then(() => latest.current())
        .catch(() => undefined);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [api, id, isDue]);
}
