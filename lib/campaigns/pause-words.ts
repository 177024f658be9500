/** Reasons why a launched campaign stands still or came to nothing, as people read them. */
const sentences: Record<string, (facts: Record<string, unknown>) => string> = {
  by_hand: ({ by }) => `${typeof by === "string" ? by : "Somebody"} paused it.`,
  limit_filtered: (facts) =>
    `Paused by itself: carriers filtered ${figures(facts, "text")}. Reword the text before you resume.`,
  limit_failed: (facts) =>
    `Paused by itself: ${figures(facts, "text")} did not arrive. Look at the causes below before you resume.`,
  limit_opt_out: (facts) =>
    `Paused by itself: after ${figures(facts, "text")} the person asked for no more. Think again about who gets it before you resume.`,
  no_sender: () =>
    "Paused by itself: no active sender can carry its texts. Ask an owner to look at the senders in Settings, then resume.",
  nobody_to_text: ({ audience, excluded, held_out: heldOut }) =>
    audience === 0
      ? "Nobody was in its audience any more, so nothing was sent."
      : `Nothing was sent: ${counted(excluded)} left out${heldOut ? ` and ${counted(heldOut)} held out to compare with` : ""}.`,
};

/** Why a campaign stands still, in a sentence with the figures. Pure; an unknown reason is shown as it is. */
export const pauseSentence = (reason: string, facts: Record<string, unknown>): string =>
  (Object.hasOwn(sentences, reason) ? sentences[reason]?.(facts) : undefined) ?? reason.replaceAll("_", " ");

/** "12 of 200 texts (6 %, the limit is 3 %)". */
function figures(facts: Record<string, unknown>, noun: string): string {
  const { count, sent, percent, limit_percent: limit } = facts;
  return `${say(count)} of ${say(sent)} ${noun}s (${say(percent)} %, the limit is ${say(limit)} %)`;
}

const counted = (count: unknown): string => `${say(count)} ${count === 1 ? "person was" : "people were"}`;

const say = (value: unknown): string => (typeof value === "number" ? value.toLocaleString("en-US") : "some");
