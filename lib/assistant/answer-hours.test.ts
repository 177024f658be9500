import { describe, expect, test } from "vitest";
import { defaultAssistant } from "@/lib/workspaces/assistant-settings";
import { readBookingRules } from "@/lib/workspaces/booking-rules";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { answerHours } from "./answer-hours";
import { whenIn } from "./read-details";
import type { Scene } from "./scene";

const day = [{ start: "09:00", end: "18:00" }];
const week: OpeningHours = {
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
  sat: [{ start: "10:00", end: "16:00" }],
  sun: [],
};

/** A salon in New York; `local` is its own clock in November and December. */
const sceneAt = (
  local: string,
  closures: Scene["closures"] = [],
  openingHours: OpeningHours = week,
): Scene => ({
  workspaceId: 1,
  conversationId: 1,
  contactId: 1,
  firstName: null,
  business: {
    name: "Juniper Salon",
    kind: "salon",
    timeZone: "America/New_York",
    language: "en",
    country: "US",
    openingHours,
    address: null,
    phone: null,
    website: null,
    rules: readBookingRules({}),
    assistant: { ...defaultAssistant, daily_tokens: 0 },
  },
  services: [],
  people: [],
  guests: [],
  visits: [],
  closures,
  asked: [],
  history: [],
  dialog: null,
  language: "en",
  at: new Date(`${local}-05:00`),
});

describe("what a customer hears about hours", () => {
  // November 21, 2026 is a Saturday.
  test.each<[asked: string, at: string, english: string, spanish: string]>([
    [
      "Saturday|el sábado",
      "2026-11-21T08:00",
      "Today we're open 10:00 AM-4:00 PM.",
      "Hoy abrimos 10:00 AM-4:00 PM.",
    ],
    [
      "Saturday|el sábado",
      "2026-11-21T20:00",
      "Sat, Nov 28 we're open 10:00 AM-4:00 PM.",
      "sáb, 28 de nov abrimos 10:00 AM-4:00 PM.",
    ],
    [
      "next Saturday|el próximo sábado",
      "2026-11-21T08:00",
      "Sat, Nov 28 we're open 10:00 AM-4:00 PM.",
      "sáb, 28 de nov abrimos 10:00 AM-4:00 PM.",
    ],
    ["Sunday|el domingo", "2026-11-21T20:00", "Tomorrow we're closed.", "Mañana está cerrado."],
    ["Sunday|el domingo", "2026-11-22T12:00", "Today we're closed.", "Hoy está cerrado."],
    [
      "today|hoy",
      "2026-11-21T20:00",
      "We've closed for today. Mon, Nov 23 we're open 9:00 AM-6:00 PM.",
      "Hoy ya cerramos. lun, 23 de nov abrimos 9:00 AM-6:00 PM.",
    ],
    [
      "today|hoy",
      "2026-11-22T12:00",
      "Today we're closed. Tomorrow we're open 9:00 AM-6:00 PM.",
      "Hoy está cerrado. Mañana abrimos 9:00 AM-6:00 PM.",
    ],
    [
      "now|ahora",
      "2026-11-21T12:00",
      "We're open now, until 4:00 PM.",
      "Está abierto ahora, hasta las 4:00 PM.",
    ],
    [
      "now|ahora",
      "2026-11-21T20:00",
      "We've closed for today. Mon, Nov 23 we're open 9:00 AM-6:00 PM.",
      "Hoy ya cerramos. lun, 23 de nov abrimos 9:00 AM-6:00 PM.",
    ],
  ])("%s, at %s", (asked, at, english, spanish) => {
    const [en, es] = asked.split("|");
    expect(answerHours(`What are your hours ${en}?`, sceneAt(at), "en")).toBe(english);
    expect(answerHours(`¿Qué horario tienen ${es}?`, sceneAt(at), "es")).toBe(spanish);
  });

  test("a closure on that very day is told, with the same weekday after it", () => {
    const closed = [
      {
        startsAt: new Date("2026-11-21T05:00:00Z"),
        endsAt: new Date("2026-11-22T05:00:00Z"),
        reason: "Fair",
      },
    ];
    expect(answerHours("What are your hours on Saturday?", sceneAt("2026-11-21T09:00", closed), "en")).toBe(
      "Today we're closed. Sat, Nov 28 we're open 10:00 AM-4:00 PM.",
    );
    expect(answerHours("are you open today", sceneAt("2026-11-21T09:00", closed), "en")).toBe(
      "Today we're closed. Mon, Nov 23 we're open 9:00 AM-6:00 PM.",
    );
  });

  test("hours that pass midnight are still those of the evening before", () => {
    const late = Object.fromEntries(
      Object.keys(week).map((name) => [name, [{ start: "17:00", end: "02:00" }]]),
    ) as OpeningHours;
    expect(answerHours("are you open now?", sceneAt("2026-11-22T00:30", [], late), "en")).toBe(
      "We're open now, until 2:00 AM.",
    );
  });

  test("at every hour of two weeks a named weekday is one that lies ahead, and never a day that is over", () => {
    const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    for (let hour = 0; hour < 14 * 24; hour++) {
      const scene = { ...sceneAt("2026-11-16T00:00"), at: new Date(Date.UTC(2026, 10, 16, 5 + hour)) };
      const today = Math.floor(hour / 24) + Date.UTC(2026, 10, 16) / 86_400_000;
      for (const [i, name] of names.entries()) {
        const [meant = 0, ...others] = whenIn(`are you open on ${name}?`, scene)?.days ?? [];
        expect(others).toEqual([]);
        expect(new Date(meant * 86_400_000).getUTCDay()).toBe(i);
        const isOver = i !== 0 && hour % 24 >= (i === 6 ? 16 : 18);
        const least = isOver ? today + 1 : today;
        expect(meant - least).toBeGreaterThanOrEqual(0);
        expect(meant - least).toBeLessThan(7);
      }
    }
  });
});
