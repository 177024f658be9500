import type { ErrorClass } from "@/db/enums";
import { errorClass } from "@/lib/providers/error-classes";
import type { MessageView } from "./schema";

/** What may be said of sending the very same text once more. */
export type Resend = { allowed: boolean; why: string };

type Failed = Pick<
  MessageView,
  "direction" | "status" | "reason" | "error_code" | "error_class" | "send_before" | "replaced_by"
>;

/** Causes that lie with the line, the sender or the account: once they are over, the same text may go. */
export const passingCauses: readonly ErrorClass[] = ["retry", "sender", "account"];

/**
 * Whether a text that did not arrive may be sent again as it is, and why, or why not. Null where nobody would ask.
 * Pure; the gate judges every retry anew.
 */
export function judgeResend(message: Failed, now: Date): Resend | null {
  if (message.direction !== "outbound") return null;
  if (message.status === "unconfirmed")
    return no("Nobody knows yet whether it went out. Sending it again now could text the person twice.");
  if (message.status !== "failed" && message.status !== "undelivered") return null;
  if (message.replaced_by !== null) return no("Another one stands in for it.");
  if (message.reason === "outcome_unknown")
    return no("It may have arrived after all, so it is never sent again by itself. Call if it matters.");
  if (message.reason === "recipient_opted_out" || message.error_class === "opt_out")
    return no("This person does not want texts. Only they can undo it, by texting START.");
  if (message.send_before && new Date(message.send_before) <= now)
    return no("Its time is over. If it still matters, write a new text.");
  const { remedy } = errorClass(message.error_code);
  if (message.error_class === "permanent") return no(`The same number would fail again. ${remedy}`);
  if (message.error_class === "content" && message.error_code !== null)
    return no(`The same words would fail again. ${remedy}`);
  if (message.error_class === "ambiguous")
    return no("It may have arrived after all, so it is not sent again. Call if it matters.");
  if (message.error_class === "whatsapp") return no(remedy);
  return { allowed: true, why: "It certainly did not arrive, and the cause may have passed." };
}

const no = (why: string): Resend => ({ allowed: false, why });
