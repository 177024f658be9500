import type { ConversationDetail } from "@/lib/inbox/conversations-schema";

type Draft = Pick<NonNullable<ConversationDetail["draft"]>, "status" | "reason">;

/** Why an answer waits for a person. */
export function heldWords({ status, reason }: Draft): string {
  if (status === "held")
    return reason?.includes("fact") || reason?.includes("verif")
      ? "The assistant is not sure of its facts. Check before you send it."
      : "The assistant held this answer back. Check before you send it.";
  return "The assistant wrote this. Nothing is sent until you say so.";
}
