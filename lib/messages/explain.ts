import { errorClass } from "@/lib/providers/error-classes";

/** Reason codes of the gate and of a message's end, in a receptionist's words. */
const sentences: Record<string, string> = {
  workspace_inactive: "This workspace is suspended.",
  recipient_erased: "This person's data was erased.",
  recipient_opted_out: "This person asked not to get texts.",
  consent_missing: "There is no proof that this person agreed to promotional texts.",
  not_on_allowlist: "The trial account may text verified numbers only.",
  whatsapp_window:
    "They did not write on WhatsApp within the last 24 hours; after that it delivers approved templates only.",
  whatsapp_us_marketing: "WhatsApp does not deliver marketing templates to numbers in the United States.",
  may_have_arrived: "That is done only where it is certain that the first one cannot arrive.",
  arrived_after_all: "The first message arrived after all.",
  deadline_passed: "Its deadline passed before it could go out.",
  duplicate: "This person already got the same words today.",
  frequency_cap: "This person already got as many promotional texts as you allow.",
  marketed_recently: "This person got a promotional text only a few days ago.",
  conversation_open: "This person wrote and waits for an answer.",
  quiet_hours: "It is quiet hours where this person lives.",
  no_decent_hour: "There is no hour outside quiet hours in this person's possible time zones.",
  daily_quota: "Today's quota is used up; it goes out tomorrow.",
  country_quota: "Today's quota for that country is used up; it goes out tomorrow.",
  pumping_suspected: "Many codes to neighboring numbers in one hour: held, please check.",
  canceled_by_person: "Somebody canceled it.",
  outcome_unknown: "The provider never told whether it went out. It was not sent again, to be safe.",
  opted_out_meanwhile: "This person opted out before it could go out.",
  erased: "This person's data was erased.",
  campaign_paused: "Its campaign is paused; it goes out when somebody resumes it.",
  booking_changed: "The visit it was about was moved or canceled before it could go out.",
  campaign_canceled: "Its campaign was canceled before it could go out.",
  contact_merged: "This contact became part of another one before it could go out.",
  number_changed: "This person has another number since the campaign was launched.",
  retry_scheduled: "The last try failed; another one is planned.",
  retries_exhausted: "Every try failed.",
  missing_variables: "Something the text says about this person is not known.",
  no_sender: "No active sender can carry this text.",
  destination_not_allowed: "Texts to this number's country are not allowed.",
  body_empty: "Nothing is left of the text for this person.",
  body_too_long: "With this person's details the text is longer than 1,600 characters.",
  sender_problem: "The sender has a problem; it waits until that is solved.",
};

/** A reason code as a sentence; unknown codes are shown as they are. */
export const reasonSentence = (reason: string): string =>
  Object.hasOwn(sentences, reason) ? (sentences[reason] ?? reason) : reason.replaceAll("_", " ");

/** What a person could do about a text that was held back for this reason. */
const remedies: Record<string, string> = {
  workspace_inactive: "Ask whoever runs this installation to switch sending on again.",
  recipient_opted_out: "Nothing to do: only they can undo it, by texting START.",
  consent_missing: "Ask for a yes first and note it on their page.",
  not_on_allowlist: "Verify the number in Twilio, or ask an owner to upgrade the account.",
  whatsapp_window: "Send a template with WhatsApp's approval, or send a text instead.",
  whatsapp_us_marketing: "Send a text instead.",
  deadline_passed: "If it still matters, write a new text or call.",
  duplicate: "Nothing to do: nobody likes to read the same thing twice.",
  frequency_cap: "Nothing to do; an owner may raise the limit in Settings.",
  marketed_recently: "Nothing to do: they are spared on purpose.",
  conversation_open: "Answer first; the campaign leaves out who waits.",
  missing_variables: "Add what is missing on their page, or give it a value for everybody in the campaign.",
  no_sender: "Ask an owner to add or resume a sender in Settings.",
  destination_not_allowed: "An owner may allow more countries in Settings.",
  body_too_long: "Shorten the text.",
  no_decent_hour: "Set their time zone on their page, or shorten the quiet hours.",
  pumping_suspected: "Check whether somebody misuses your login codes.",
  opted_out_meanwhile: "Nothing to do: only they can undo it, by texting START.",
};

/** The remedy for a reason code, or null where there is none to tell. */
export const reasonRemedy = (reason: string): string | null =>
  Object.hasOwn(remedies, reason) ? (remedies[reason] ?? null) : null;

/** A provider's error code as cause and remedy. */
export function errorSentence(code: number): { meaning: string; remedy: string } {
  const { meaning, remedy } = errorClass(code);
  return { meaning, remedy };
}
