import { expect, test } from "vitest";
import { reservedReplies } from "./reply-words";

test.each([
  ["Reply CANCEL to cancel your table.", ["CANCEL"]],
  ["Reply YES to confirm.", ["YES"]],
  ["reply yes to confirm or cancel to cancel", ["YES"]],
  ["Please reply with 'YES' if you are coming", ["YES"]],
  ["Reply 1 to confirm or CANCEL to cancel", ["CANCEL"]],
  ["Coming tonight? YES/NO", ["YES"]],
  ["Text STOP to cancel your booking", ["STOP"]],
  ["Reply END to finish your order", ["END"]],
  ["Reply YES to confirm, CANCEL to cancel", ["YES", "CANCEL"]],
])("%s offers a word that carriers take", (text, words) => {
  expect(reservedReplies(text)).toEqual(words);
});

test.each([
  "Reply STOP to opt out.",
  "20% off this week! Reply STOP to unsubscribe, HELP for help.",
  "Txt STOP to end",
  "Reply STOP",
  "Reply UNSUBSCRIBE to stop these texts",
  "Reply YES to receive weekly offers from us. Msg & data rates may apply.",
  "Reply START to resume.",
  "Reply 1 to confirm, 2 to change.",
  "Your cancellation is noted. Yes, we mean it! We stop serving at 9.",
  "To cancel, call us. End of the week: 10% off",
  "Hi {{name}}, your order is ready",
])("%s is fine", (text) => {
  expect(reservedReplies(text)).toEqual([]);
});
