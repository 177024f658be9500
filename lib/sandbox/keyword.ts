/** Twilio's default keywords for long codes: the whole text is one of these words, in any case. */
const words: Record<string, "stop" | "start" | "help"> = {
  STOP: "stop",
  STOPALL: "stop",
  UNSUBSCRIBE: "stop",
  CANCEL: "stop",
  END: "stop",
  QUIT: "stop",
  REVOKE: "stop",
  OPTOUT: "stop",
  START: "start",
  YES: "start",
  UNSTOP: "start",
  HELP: "help",
  INFO: "help",
};

const replies = {
  stop: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  start:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
  help: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

/**
 * What the carrier itself does with a customer's text: blocks or unblocks the sender, and answers.
 * STOP twice or YES without a block before it is an ordinary text: one change, one answer.
 */
export function readKeyword(body: string, isBlocked: boolean): { isBlocked: boolean; reply: string | null } {
  const word = words[body.trim().toUpperCase()];
  if (word === "help") return { isBlocked, reply: replies.help };
  if (word === "stop" && !isBlocked) return { isBlocked: true, reply: replies.stop };
  if (word === "start" && isBlocked) return { isBlocked: false, reply: replies.start };
  return { isBlocked, reply: null };
}
