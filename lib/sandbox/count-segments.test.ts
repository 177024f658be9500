import { expect, test } from "vitest";
import { countSegments } from "./count-segments";

// Twilio's own calculator (sms-segments-calculator 1.3.0) gives the same.
test.each([
  ["", 1],
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["a".repeat(307), 3],
  ["€".repeat(80), 1],
  ["€".repeat(81), 2],
  ["€".repeat(153), 3],
  [`${"a".repeat(152)}€${"a".repeat(152)}`, 3],
  ["ж".repeat(71), 2],
  ["ж".repeat(135), 3],
  [`${"ж".repeat(66)}😀${"ж".repeat(66)}`, 3],
  ["😀".repeat(35), 1],
  ["😀".repeat(36), 2],
  ["😀".repeat(67), 3],
  [`${"a".repeat(160)}’`, 3],
])("%#: a text is billed as the network packs it", (text, segments) => {
  expect(countSegments(text)).toBe(segments);
});
