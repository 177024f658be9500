import type { MessageView } from "@/lib/messages/schema";

/** What came in, and what never left, cost nothing. */
export const isFree = ({ direction, status }: Pick<MessageView, "direction" | "status">): boolean =>
  direction === "inbound" || status === "suppressed" || status === "canceled";
