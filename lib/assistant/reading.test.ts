import { describe, expect, test } from "vitest";
import type { Intent } from "@/db/enums";
import { findNamed, readPartySize } from "./find-named";
import { readIntent } from "./intent";
import { plainWords } from "./plain-words";
import { leadingChoice, readChoice, refusesAll } from "./read-choice";
import { readWhen } from "./read-when";

const services = ["Haircut", "Color & highlights", "Beard trim"];

const said: Record<Intent, string[]> = {
  book: [
    "Hi! Can I book a haircut for Friday?",
    "haircut friday",
    "I'd like to make an apointment",
    "Do you have anything open on Friday?",
    "any openings tomorrow afternoon?",
    "Table for 4 at 7pm tonight please",
    "can i come in at 3",
    "need a trim asap",
    "Quiero una cita para el viernes",
    "Hola, quisiera reservar un corte mañana",
    "tienen disponibilidad el sábado?",
    "can you fit me in today",
    "what time are you available saturday",
    "Is Ava free Thursday?",
    "hair cut next tuesday 3pm",
    "I want to schedule color with Dana",
  ],
  move: [
    "I need to reschedule",
    "can we move my appointment to Thursday?",
    "Can I change my appointment",
    "could i come in later instead of 2",
    "need to cancel and reschedule for next week",
    "do you have an earlier time",
    "Quiero cambiar mi cita",
    "can you push it back an hour? change my time",
  ],
  cancel: [
    "I need to cancel my appointment tomorrow",
    "I can't make it on Friday",
    "sorry wont be able to come",
    "please cancell my booking",
    "Tengo que cancelar mi cita",
    "No puedo ir mañana",
    "we have to cancel dinner tonight",
  ],
  confirm: ["Confirm", "confirmed", "I'll be there", "see you tomorrow", "Confirmo", "Yes I confirm"],
  running_late: [
    "Running 10 minutes late",
    "I'm gonna be late sorry",
    "stuck in traffic",
    "Voy tarde",
    "on my way",
  ],
  hours: [
    "What are your hours?",
    "are you open sunday",
    "what time do you close today",
    "when do u open",
    "¿A qué hora abren?",
    "horario?",
    "are you closed on thanksgiving",
  ],
  address: [
    "where are you located?",
    "whats your address",
    "directions please",
    "¿Dónde están?",
    "dirección?",
  ],
  price: [
    "How much is a haircut?",
    "price for color",
    "what do you charge for highlights",
    "¿Cuánto cuesta un corte?",
    "precios?",
    "can I get it for free",
  ],
  services: ["what services do you offer", "Do you do balayage?", "¿Qué servicios ofrecen?", "menu"],
  own_bookings: [
    "When is my appointment?",
    "what time is my appointment tomorrow",
    "do i have an appointment this week",
    "my next appointment",
    "¿Cuándo es mi cita?",
    "check my booking",
  ],
  thanks: [
    "Thanks!",
    "thank you so much",
    "ok great thanks",
    "Perfect",
    "ok",
    "Muchas gracias",
    "Got it, thanks Ava",
  ],
  greeting: ["Hi", "hello there", "Good morning", "Hola", "buenos días"],
  complaint: [
    "This is the worst haircut ever",
    "I want my money back",
    "I'm very disappointed with my color",
    "THIS IS UNACCEPTABLE!!!",
    "Estoy muy enojada con el servicio",
    "you ruined my hair",
  ],
  person: [
    "Can I talk to a real person",
    "call me please call me back",
    "is this a bot?",
    "let me speak to the manager",
    "quiero hablar con una persona",
  ],
  other: [
    "Do you have parking?",
    "lorem ipsum dolor",
    "what is your cancellation policy",
    "Bonjour, je voudrais un rendez-vous",
    "👍🏽🎉",
  ],
  keyword: [],
};

describe("what a text is about", () => {
  for (const [intent, texts] of Object.entries(said))
    test.each(texts)(`${intent}: %s`, (text) => {
      expect(readIntent(text, services).intent).toBe(intent);
    });
  test.each([
    ["Hola, quiero una cita para mañana", "es"],
    ["Bonjour, je voudrais un rendez-vous demain", "fr"],
    ["Guten Tag, ich möchte einen Termin", "de"],
    ["can I book for tomorrow", "en"],
    ["予約したいです", "ja"],
    ["Olá, gostaria de marcar um horário amanhã", "pt"],
    ["2", null],
  ])("language of %s", (text, language) => expect(readIntent(text).language).toBe(language));
});

// Sunday, November 22, 2026.
const today = Date.UTC(2026, 10, 22) / 86_400_000;
const on = (month: number, day: number, year = 2026) => Date.UTC(year, month - 1, day) / 86_400_000;
const at = (hour: number, minute = 0) => hour * 60 + minute;
const reads = (text: string, isDayFirst = false, isEvening = false) =>
  readWhen(text, { today, isDayFirst, isEvening });

describe("when somebody would like to come", () => {
  test.each<[string, number[] | null, number | null]>([
    ["friday", [on(11, 27)], null],
    ["this friday", [on(11, 27)], null],
    ["next tuesday 3pm", [on(11, 24)], at(15)],
    ["sunday", [on(11, 22)], null],
    ["next sunday", [on(11, 29)], null],
    ["tomorrow at 3", [on(11, 23)], at(15)],
    ["tmrw 10:30", [on(11, 23)], at(10, 30)],
    ["day after tomorrow", [on(11, 24)], null],
    ["today at 5.30 pm", [on(11, 22)], at(17, 30)],
    ["nov 27", [on(11, 27)], null],
    ["November 27th at 9 am", [on(11, 27)], at(9)],
    ["27 November", [on(11, 27)], null],
    ["Jan 5", [on(1, 5, 2027)], null],
    ["12/24", [on(12, 24)], null],
    ["2026-12-01", [on(12, 1)], null],
    ["the 3rd", [on(12, 3)], null],
    ["in 2 weeks", [on(12, 6)], null],
    ["friday or saturday", [on(11, 27), on(11, 28)], null],
    ["this weekend", [on(11, 22)], null],
    ["next week", [23, 24, 25, 26, 27, 28, 29].map((d) => on(11, d)), null],
    ["at noon friday", [on(11, 27)], at(12)],
    ["half past 2 tomorrow", [on(11, 23)], at(14, 30)],
    ["fri 3 o'clock", [on(11, 27)], at(15)],
    ["mañana a las 4", [on(11, 23)], at(16)],
    ["el viernes por la mañana", [on(11, 27)], null],
    ["el 27 de noviembre a las 10", [on(11, 27)], at(10)],
    ["3 de la tarde", null, at(15)],
    ["9 in the morning", null, at(9)],
    ["4pm", null, at(16)],
    ["table for 4 at 7", null, at(19)],
    ["fridey 3 p.m.", [on(11, 27)], at(15)],
  ])("%s", (text, days, exact) => {
    expect(reads(text)).toMatchObject({ days, exact });
  });
  test.each<[string, number, number]>([
    ["tomorrow afternoon", at(12), at(18)],
    ["friday morning", 0, at(12)],
    ["between 2 and 4pm", at(14), at(16) + 1],
    ["2-4pm", at(14), at(16) + 1],
    ["after 3", at(15), at(24)],
    ["before 11am", 0, at(11)],
    ["friday evening", at(17), at(24)],
    ["mañana por la tarde", at(12), at(18)],
    ["después de las 5", at(17), at(24)],
  ])("%s", (text, from, until) => expect(reads(text)?.within).toEqual({ from, until }));
  test("a typo in a weekday is read", () => expect(reads("Firday")).toMatchObject({ days: [on(11, 27)] }));
  test("27/11 where days come first", () => expect(reads("27/11", true)?.days).toEqual([on(11, 27)]));
  test("dinner at 8 is in the evening", () => expect(reads("at 8", false, true)?.exact).toBe(at(20)));
  test.each(["asap", "first available", "anytime", "lo antes posible"])("%s is the soonest", (text) =>
    expect(reads(text)?.isSoonest).toBe(true),
  );
  test.each(["hello", "2", "how much", "thanks", "for 4 people", "24 dollars", "I sat down"])(
    "%s names no time",
    (text) => expect(reads(text)).toBeNull(),
  );
});

describe("picks and counts", () => {
  test.each<[string, number | null]>([
    ["2", 2],
    ["2.", 2],
    ["#2 please", 2],
    ["the second one", 2],
    ["2️⃣", 2],
    ["option 3", 3],
    ["first", 1],
    ["last one", 3],
    ["I'll take 1", 1],
    ["la segunda", 2],
    ["4", null],
    ["2 people", null],
    ["at 2", null],
    ["0", null],
  ])("%s", (text, chosen) => expect(readChoice(text, 3)).toBe(chosen));
  test.each<[string, number | null]>([
    ["1 friday", 1],
    ["2 tomorrow afternoon", 2],
    ["3pm", null],
    ["2 people friday", null],
    ["11/27", null],
  ])("leading: %s", (text, chosen) => expect(leadingChoice(text, 3)).toBe(chosen));
  test.each<[string, number | null]>([
    ["table for four at 7", 4],
    ["party of 6", 6],
    ["2 adults and 3 kids", 5],
    ["somos 5", 5],
    ["mesa para dos", 2],
    ["for 4pm", null],
    ["haircut for Ava", null],
  ])("%s", (text, size) => expect(readPartySize(plainWords(text))).toBe(size));
  test.each<[string, number | null]>([
    ["hair cut please", 0],
    ["highlights", 1],
    ["how much for a haircut", 0],
    ["a beard trim", 2],
    ["manicure", null],
  ])("%s", (text, index) => expect(findNamed(plainWords(text), services)).toBe(index));
  test("none of these", () => {
    expect(refusesAll("none of those work")).toBe(true);
    expect(refusesAll("anything later?")).toBe(true);
    expect(refusesAll("2")).toBe(false);
  });
});
