import { expect, test } from "vitest";
import { billedSegments, estimateMicros } from "./estimate";

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

test("pictures are paid by the message, whatever its length and their number", () => {
  const us = { channel: "sms", country: "US" } as const;
  for (const segments of [0, 1, 9])
    for (const media of [1, 10]) expect(estimateMicros({ ...us, segments, media })).toBe(22_000);
  expect(estimateMicros({ ...us, segments: 9, media: 0 })).toBe(9 * 12_800);
  expect(billedSegments(9, 2)).toBe(1);
  expect(billedSegments(9, 0)).toBe(9);
});

test("elsewhere a picture's price is a rough guess, never less than the text's; WhatsApp costs what it costs", () => {
  for (const country of ["DE", "AU", "BR", null]) {
    const text = estimateMicros({ channel: "sms", country, segments: 1 });
    expect(estimateMicros({ channel: "sms", country, segments: 1, media: 1 })).toBeGreaterThan(text);
  }
  expect(estimateMicros({ channel: "whatsapp", country: "US", segments: 1, media: 1 })).toBe(5_000);
});
