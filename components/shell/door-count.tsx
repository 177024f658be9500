"use client";

import { useAttention } from "@/components/overview/use-attention";
import { CountBadge } from "./count-badge";
import type { Door } from "./navigation";
import { useWorkspace } from "./workspace-context";

/** The count beside a door, kept fresh, for those who can do something about it. */
export function DoorCount({ door, className }: { door: Door; className?: string }) {
  const { may } = useWorkspace();
  const counts = useAttention((attention) => ({
    replies: attention.replies.people,
    troubles:
      attention.failures.length +
      attention.senders.length +
      attention.quotas.length +
      (attention.behind && !attention.behind.is_moving ? 1 : 0),
  }));
  if (!door.counts || !counts || !may("messages:write")) return null;
  return door.counts === "replies" ? (
    <CountBadge count={counts.replies} tone="calm" what="waiting for an answer" className={className} />
  ) : (
    <CountBadge count={counts.troubles} tone="red" what="need someone" className={className} />
  );
}
