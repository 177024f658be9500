import { handoverSentence } from "@/lib/inbox/handover-words";

/** Why nothing was said, for staff. */
const quiet: Record<string, string> = {
  superseded: "They wrote again before the answer was sent; the next answer covers both.",
  with_member: "A member of the team has this conversation.",
  with_person: "It was handed over already, and waits for a person.",
  mode_off: "The assistant is switched off.",
  outside_hours: "These are not the assistant's hours.",
  nothing_asked: "Their text asks for nothing.",
  empty: "Their text is empty.",
  flood: "More than 60 texts in a minute came from this number.",
  recipient_opted_out: "They said STOP.",
};

/** Why an answer was given, held back or left out, in a sentence; null when there is nothing to explain. */
export const reasonSentence = (reason: string | null): string | null =>
  reason === null ? null : (quiet[reason] ?? handoverSentence(reason));
