"use client";

import { useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";

const senderView = async () => (await import("@/lib/providers/schema")).senderView;

const page = pageAnswer(senderView);

/** Whether the workspace can send on WhatsApp; false until that is known. */
export function useHasWhatsApp(): boolean {
  const { id, api, may } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["senders", id, "whatsapp"],
    queryFn: ({ signal }) => api.get("/senders?channel=whatsapp&limit=1", { answer: page, signal }),
    enabled: may("senders:read"),
    staleTime: 60_000,
  });
  return (data?.data.length ?? 0) > 0;
}
