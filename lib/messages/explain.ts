import { errorClass } from "@/lib/providers/error-classes";

/** Reason codes of the gate and of a message's end, in a receptionist's words. */
const sentences: Record<string, string> = {
  workspace_inactive: "This workspace is suspended.",
  recipient_erased: "This person's data was erased.",
  recipient_opted_out: "This person asked not to get texts.",
  consent_missing: "There is no proof that this person agreed to promotional texts.",
  not_on_allowlist: "The trial account may text verified numbers only.",
  deadline_passed: "Its deadline passed before it could go out.",
  duplicate: "This person already got the same words today.",
  frequency_cap: "This person already got as many promotional texts as you allow.",
  quiet_hours: "It is quiet hours where this person lives.",
  no_decent_hour: "There is no hour outside quiet hours in this person's possible time zones.",
  daily_quota: "Today's quota is used up; it goes out tomorrow.",
  pumping_suspected: "Many codes to neighboring numbers in one hour: held, please check.",
  canceled_by_person: "Somebody canceled it.",
  outcome_unknown: "The provider never told whether it went out. It was not sent again, to be safe.",
  opted_out_meanwhile: "This person opted out before it could go out.",
  erased: "This person's data was erased.",
  retry_scheduled: "The last try failed; another one is planned.",
  retries_exhausted: "Every try failed.",
  sender_problem: "The sender has a problem; it waits until that is solved.",
};

/** A reason code as a sentence; unknown codes are shown as they are. */
export const reasonSentence = (reason: string): string =>
  Object.hasOwn(sentences, reason) ? (sentences[reason] ?? reason) : reason.replaceAll("_", " ");

/** A provider's error code as cause and remedy. */
export function errorSentence(code: number): { meaning: string; remedy: string } {
  const { meaning, remedy } = errorClass(code);
  return { meaning, remedy };
}
