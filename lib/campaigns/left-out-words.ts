import { reasonSentence } from "@/lib/messages/explain";
import { variableLabel } from "@/lib/templates/variables";

/** Why people are left out, in words that fit one of them as well as a thousand. */
const sentences: Record<string, string> = {
  recipient_opted_out: "Asked not to get texts.",
  consent_missing: "No proof of a yes to promotional texts.",
  recipient_erased: "Data erased meanwhile.",
  not_on_allowlist: "Not among the verified numbers of the trial account.",
  workspace_inactive: "Sending is switched off for this workspace.",
  duplicate: "Got these very words within the last day.",
  frequency_cap: "Got as many promotional texts as you allow.",
  marketed_recently: "Got a promotional text only a few days ago.",
  conversation_open: "Wrote to you and waits for an answer.",
  whatsapp_window: "Did not write on WhatsApp within a day, and the text has no approved template.",
  whatsapp_us_marketing: "WhatsApp delivers no marketing to numbers in the United States.",
  deadline_passed: "Could only get it after the deadline.",
  no_decent_hour: "No hour is decent in all the places where they may live.",
  missing_variables: "Something the text says about them is not known.",
  no_sender: "No active sender can carry the text.",
  destination_not_allowed: "Texts to their country are not allowed.",
  body_empty: "Nothing is left of the text for them.",
  body_too_long: "With their details the text is longer than 1,600 characters.",
};

/** A reason to leave people out, as a sentence; with one person's facts it names what is missing. Pure. */
export function leftOutSentence(reason: string, facts: Record<string, unknown> | null = null): string {
  const missing = facts?.missing;
  if (reason === "missing_variables" && Array.isArray(missing) && missing.length > 0) {
    const names = missing.map((name) => variableLabel(String(name)).toLowerCase());
    return `Not known: ${names.join(", ")}.`;
  }
  return (Object.hasOwn(sentences, reason) ? sentences[reason] : undefined) ?? reasonSentence(reason);
}
