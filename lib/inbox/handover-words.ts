/** Why a person should answer, for staff. Codes of the assistant and of the rules. */
const sentences: Record<string, string> = {
  asked_for_person: "They asked for a person.",
  complaint: "They sound unhappy.",
  reply_limit: "Three automatic replies in ten minutes: your turn.",
  loop: "It looks like two machines answering each other.",
  not_understood: "The assistant did not understand what they want.",
  unverified_facts: "The assistant's answer could not be checked against your own facts.",
  model_error: "The assistant could not be reached.",
  too_long: "Their text is too long for the assistant.",
  picture: "They sent a picture.",
  too_late: "They want to change a visit at short notice.",
  no_slots: "No free time fits what they want.",
  other_language: "They write in a language that only the model speaks.",
  running_late: "They are running late.",
  refused: "The booking could not be made or changed by text.",
  other_matter: "It is about something that the assistant cannot do.",
  send_failed: "The assistant's answer could not be sent.",
  trouble: "Something went wrong while the assistant answered.",
};

/** The reason of a hand-over in a sentence; a code without words of its own is told in general. */
export const handoverSentence = (reason: string): string =>
  Object.hasOwn(sentences, reason) ? (sentences[reason] ?? "") : "A person should answer.";
