import { later, minutes } from "@/lib/clock";
import type { Visit } from "./book";
import { clockWords, type Day, dateWords, dayAt, isoDate, momentOn } from "./calendar";
import { historyDays } from "./customers";
import { hearFrom, talk } from "./inbound";
import { cancel, send, soon } from "./outbound";
import { named } from "./salon-weeks";
import type { World } from "./world";

/** Reservations on a usual day, by weekday from Sunday: closed on Mondays, packed on Fridays and Saturdays. */
const busyness = [30, 0, 15, 18, 24, 46, 54];

const changes: readonly [string[], ...string[][]] = [
  [
    "< We'll be six instead of four, is that ok?",
    "> Six is fine, {name}. We've moved you to the long table.",
  ],
  ["< Can we come at 8 instead?", "> 8 PM works, {name}. See you then!", "< perfect thank you"],
  [
    "< The babysitter fell through, we can't make it",
    "> Sorry to hear that, {name}. Another evening this week?",
    "< Sunday at 6?",
    "> Sunday at 6 PM is yours.",
  ],
];

const questions: readonly [string[], ...string[][]] = [
  ["< Do you have gluten free pasta?", "> We do, {name}. Tell your server and the kitchen will take care."],
  [
    "< when are you open?",
    "> Tuesday to Sunday from 5 PM, weekends from noon. Shall we keep a table for you?",
  ],
  [
    "< Is the patio heated?",
    "> It is, and there are blankets. Would you like a table outside?",
    "< yes for 2 at 7 on Thursday",
    "> Done: Thursday at 7 PM on the patio.",
  ],
  [
    "< Left my umbrella last night, black with a wooden handle",
    "> We have it at the host stand, {name}!",
    "< amazing, picking it up tonight",
  ],
  ["< That was the best risotto of my life 😍", "> The kitchen is blushing. Thank you, {name}!"],
  ["< Can we bring a birthday cake?", "> Of course. We'll keep it cold until you give the sign."],
];

/** For what lies further ahead the booking software has said nothing yet. */
export const lastReservationTexted = 6;
const lastBooked = 14;

/** Six weeks of a restaurant and the days ahead: tables, reminders with their answers, the waiting list, weekend peaks. */
export function liveRestaurantWeeks(world: World): void {
  for (let offset = -historyDays + 1; offset <= lastBooked; offset++) {
    const day = dayAt(world.now, offset, world.zone);
    const usual = busyness[day.weekday] ?? 0;
    if (usual === 0) continue;
    const count =
      usual + world.picks.between(-5, 5) - (offset > 0 ? usual * Math.min(0.85, 0.3 + offset / 14) : 0);
    for (let i = 0; i < count; i++) reservation(world, day);
    if (offset > 0) continue;
    for (let i = Math.round(usual / 6); i > 0; i--) tableReady(world, day);
    for (let i = world.picks.between(1, 4); i > 0; i--) takeout(world, day);
    for (let i = world.picks.between(0, 3); i > 0; i--) question(world, day);
  }
}

function reservation(world: World, day: Day): void {
  const { picks } = world;
  const isLunch = (day.weekday === 0 || day.weekday === 6) && picks.chance(0.35);
  const start = isLunch ? 720 + 15 * picks.between(0, 6) : 1020 + 15 * picks.between(0, 15);
  const ahead = Math.max(day.offset, 0) + picks.early(0, 9);
  const bookedDay = dayAt(world.now, day.offset - ahead, world.zone);
  const booked = momentOn(bookedDay, picks.between(560, ahead === 0 ? 690 : 1270), world.zone);
  const remindAt = momentOn(day, isLunch ? 600 : 840 + picks.between(0, 12), world.zone);
  const person = picks.any(
    world.people.filter(
      (one) => one.since < booked && !one.booked.some((offset) => Math.abs(offset - day.offset) < 2),
    ),
  );
  const beginning = momentOn(dayAt(world.now, -historyDays, world.zone), 0, world.zone);
  if (!person || booked > world.now || booked >= remindAt) return;
  const partySize = Math.min(8, Math.max(1, Number(person.attributes.party_size) + picks.between(-1, 1)));
  const by = picks.chance(0.75) ? world.software : world.desk;
  const visit = world.book.enter({
    ...{ person, day, start, partySize, by },
    service: "Table",
    bookedAt: booked,
  });
  if (!visit) return;
  person.booked.push(day.offset);
  if (day.offset > lastReservationTexted) return;
  const at = visit.startsAt;
  const code = picks.hex(4).toUpperCase();
  const variables = {
    customer_name: person.firstName,
    party_size: String(partySize),
    date: dateWords(day),
    time: clockWords(visit.start),
    confirmation_code: code,
  };
  const reservationId = `R-${picks.between(10_000, 99_999)}`;
  world.agenda.add(booked > beginning ? booked : remindAt, () => {
    if (booked > beginning)
      send(world, person, { at: booked, by, template: "Reservation Confirmation", variables, reservationId });
    const from = booked > beginning ? later(booked, 1_100) : remindAt;
    const { confirmation_code: _, customer_name: __, date: ___, ...reminded } = variables;
    const reminder = send(world, person, {
      at: from,
      by: world.software,
      dueAt: remindAt,
      template: "Tonight's Reminder",
      variables: reminded,
      reservationId,
      fate: picks.chance(0.005)
        ? "busy_once"
        : picks.chance(0.007)
          ? "off_once"
          : picks.chance(0.003)
            ? "answer_lost"
            : "as_line",
      onDelivered: (_text, delivered) => answer(world, visit, delivered),
    });
    const calledOff = later(from, minutes(picks.between(30, 500)));
    if (picks.chance(0.03) && calledOff < remindAt) {
      Object.assign(visit, { status: "canceled", canceledAt: calledOff });
      cancel(world, reminder, calledOff, world.desk);
    } else if (at < world.now) world.agenda.add(at, () => person.visits.push(isoDate(day)));
  });
}

function answer(world: World, visit: Visit, delivered: Date): void {
  const { picks } = world;
  const { person } = visit;
  if (person.isTalking) return;
  if (picks.chance(0.48)) {
    const at = soon(world, delivered, 1, 100);
    hearFrom(world, person, at, picks.chance(0.85) ? "1" : "1 see you tonight");
    if (at <= world.now) visit.confirmedAt = at;
    talk(world, person, at, named(person, ["> Lovely, {name}. Your table is waiting for you."]));
    return;
  }
  if (!picks.chance(0.1)) return;
  person.isTalking = true;
  const at = soon(world, delivered, 3, 60);
  hearFrom(world, person, at, "2");
  talk(world, person, at, named(person, picks.one(changes)));
}

function tableReady(world: World, day: Day): void {
  const { picks, people } = world;
  const at = momentOn(day, picks.between(18 * 60, 20 * 60 + 30), world.zone);
  const person = picks.any(people.filter((one) => one.since < at && one.timeZone === world.zone));
  if (!person) return;
  world.agenda.add(at, () => {
    send(world, person, {
      at,
      by: world.desk,
      template: "Table Ready",
      onDelivered: (_, delivered) => {
        const words = picks.one(["On our way!", "coming", "5 min please", "Thanks, we're at the bar"]);
        if (picks.chance(0.5)) hearFrom(world, person, soon(world, delivered, 0, 6), words);
      },
    });
  });
}

function takeout(world: World, day: Day): void {
  const { picks, people } = world;
  const at = momentOn(day, picks.between(17 * 60, 20 * 60), world.zone);
  const person = picks.any(people.filter((one) => one.since < at));
  if (!person) return;
  const orderId = `T-${picks.between(100, 999)}`;
  const template = picks.chance(0.7) ? "Order Ready" : "Order Delivered";
  const variables: Record<string, string> = { order_number: orderId };
  if (template === "Order Ready") variables.customer_name = person.firstName;
  world.agenda.add(
    at,
    () => void send(world, person, { at, by: world.software, template, variables, orderId }),
  );
}

function question(world: World, day: Day): void {
  const { picks, people } = world;
  const at = momentOn(day, picks.between(11 * 60, 19 * 60), world.zone);
  const person = picks.any(people.filter((one) => one.since < at && one.line === "works" && !one.isTalking));
  if (person) talk(world, person, at, named(person, picks.one(questions)));
}
