import type { MessageStatus } from "@/db/enums";
import { provesUnreachable } from "@/lib/providers/error-classes";
import { isAboutChannel } from "./choose-channel";

type Ended = { status: MessageStatus; reason: string | null; errorCode: number | null };

/**
 * Whether another channel may stand in for a text that ended so. Pure. Only where it is certain that this channel did
 * not and will not reach the person; never where it may have arrived, and never after a no.
 */
export function mayStandIn({ status, reason, errorCode }: Ended): boolean {
  if (status === "suppressed") return isAboutChannel(reason);
  if (status !== "failed" && status !== "undelivered") return false;
  return reason !== "outcome_unknown" && reason !== "recipient_opted_out" && provesUnreachable(errorCode);
}
