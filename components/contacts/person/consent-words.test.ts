import { describe, expect, test } from "vitest";
import { categories } from "../../../db/enums";
import type { ConsentEvent } from "../../../lib/contacts/consent-schema";
import { consentLines, eventSentence } from "./consent-words";

const clock = { now: Date.parse("2026-11-20T18:00:00Z"), timeZone: "America/New_York" };
const event = (more: Partial<ConsentEvent>): ConsentEvent => ({
  id: 1,
  at: "2026-05-03T18:14:00Z",
  phone: "••• 0137",
  action: "opted_out",
  channel: null,
  category: null,
  method: "keyword",
  keyword: "STOP",
  wording: null,
  reason: null,
  raw_text: "stop please",
  message_id: null,
  actor_kind: "customer",
  actor: "Customer",
  ...more,
});

describe("evidence as a sentence", () => {
  test.each([
    [{}, "Texted STOP on May 3, 2:14 PM: “stop please”"],
    [{ raw_text: "Stop" }, "Texted STOP on May 3, 2:14 PM"],
    [{ at: "2026-11-20T14:14:00Z", raw_text: null }, "Texted STOP today 9:14 AM"],
    [
      { method: "refusal", raw_text: "leave me alone" } as const,
      "Asked to stop in their own words on May 3, 2:14 PM: “leave me alone”",
    ],
    [
      { method: "web_form", action: "opted_in", category: "marketing", wording: "Yes, offers" } as const,
      "Said yes to offers on a web form on May 3, 2:14 PM: “Yes, offers”",
    ],
    [
      {
        method: "staff",
        action: "opted_in",
        actor: "Ava",
        reason: "in person",
        wording: "Please text me",
      } as const,
      "Ava wrote down a yes on May 3, 2:14 PM (in person): “Please text me”",
    ],
    [
      { method: "provider" } as const,
      "The carrier reported on May 3, 2:14 PM that they had opted out there.",
    ],
  ])("%j", (more, sentence) => {
    expect(eventSentence(event(more), clock)).toBe(sentence);
  });
});

describe("a channel in few lines", () => {
  const all = (state: "open" | "opted_out", decided_by: number | null) =>
    categories.map((category) => ({ category, state, decided_by }));

  test("STOP is one line about every text", () => {
    expect(consentLines(all("opted_out", 1), [event({})])).toMatchObject([
      { what: "Every text", verdict: "No", state: "opted_out", event: { id: 1 } },
    ]);
  });

  test("nothing said tells offers from what a visit needs", () => {
    expect(consentLines(all("open", null), [])).toMatchObject([
      {
        state: "open",
        what: "Login codes, answers to their texts, reservations, reminders and order updates",
      },
      { state: "unproven", what: "Offers and daily texts" },
    ]);
  });
});
