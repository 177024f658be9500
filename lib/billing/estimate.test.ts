import { expect, test } from "vitest";
import { estimateMicros } from "./estimate";

test("an American segment costs Twilio's price and the carrier's fee", () => {
  expect(estimateMicros({ channel: "sms", country: "US", segments: 1 })).toBe(12_800);
  expect(estimateMicros({ channel: "sms", country: "US", segments: 3 })).toBe(38_400);
});

test("nothing to send costs nothing", () => {
  expect(estimateMicros({ channel: "sms", country: "US", segments: 0 })).toBe(0);
});

test("an unlisted country, or one named like a built-in, is estimated high", () => {
  const unknown = estimateMicros({ channel: "sms", country: null, segments: 1 });
  expect(estimateMicros({ channel: "sms", country: "constructor", segments: 1 })).toBe(unknown);
  expect(unknown).toBeGreaterThan(estimateMicros({ channel: "sms", country: "GB", segments: 1 }));
});

test("WhatsApp is charged by the message, not by its length", () => {
  const one = estimateMicros({ channel: "whatsapp", country: "US", segments: 1 });
  expect(estimateMicros({ channel: "whatsapp", country: "US", segments: 5 })).toBe(one);
});
