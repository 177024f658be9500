import { later, minutes } from "@/lib/clock";
import type { Visit } from "./book";
import { clockWords, type Day, dateWords, dayAt, isoDate, momentOn } from "./calendar";
import { historyDays } from "./customers";
import { hearFrom, talk } from "./inbound";
import { cancel, send, soon } from "./outbound";
import type { Person, World } from "./world";

/** Appointments on a usual day, by weekday from Sunday: closed on Sundays and Mondays, full on Saturdays. */
const busyness = [0, 0, 11, 13, 17, 22, 25];
const services = ["Cut and style", "Balayage", "Root touch-up", "Blowout", "Keratin treatment"] as const;
const products = ["hair mask", "argan oil", "color shampoo", "leave-in cream", "round brush"] as const;

const changes: readonly [string[], ...string[][]] = [
  [
    "< Could we do it a bit later, around 5?",
    "> Of course, {name}. 5:15 PM is free. Shall I move you?",
    "< Yes please!",
    "> Done. See you at 5:15!",
  ],
  [
    "< Something came up at work, sorry. Any time next week?",
    "> No worry at all. Thursday at 4 PM or Friday at 11 AM?",
    "< Friday works",
    "> Friday at 11 AM it is. Thank you for telling us!",
  ],
  [
    "< I have a cold. Better not come in",
    "> Feel better soon, {name}! Text us whenever you're ready and we'll find a time.",
  ],
];

const questions: readonly [string[], ...string[][]] = [
  [
    "< Hi! How much is a balayage for shoulder length hair?",
    "> Hi {name}! From $185, with a toner. Would you like to come by for a free consultation first?",
    "< That would be great, thanks",
  ],
  ["< when are you open on Saturday?", "> From 9 to 6, {name}. The last cut starts at 5."],
  ["< Running 10 min late, sorry!!", "> No problem, drive safely. We'll have your coffee ready."],
  [
    "< Do you have the purple shampoo in stock?",
    "> We do! Shall we keep one at the desk for you?",
    "< yes 🙏",
    "> It's yours until Saturday.",
  ],
  ["< is it ok to bring my daughter?", "> Of course! We have crayons and a very patient dog."],
  ["< Thank you Ava, I love it ❤️", "> That made our day, {name}. See you next time!"],
];

/** For what lies further ahead the booking software has said nothing yet. */
export const lastAppointmentTexted = 9;
const lastBooked = 14;

/** Six weeks of a salon and the days ahead: bookings, reminders with their answers, pickups, conversations. */
export function liveSalonWeeks(world: World): void {
  for (let offset = -historyDays + 1; offset <= lastBooked; offset++) {
    const day = dayAt(world.now, offset, world.zone);
    const usual = busyness[day.weekday] ?? 0;
    if (usual === 0) continue;
    const count = usual + world.picks.between(-3, 3) - (offset > 0 ? usual * Math.min(0.8, offset / 16) : 0);
    for (let i = 0; i < count; i++) appointment(world, day);
    if (offset > 0) continue;
    for (let i = world.picks.between(1, 4); i > 0; i--) pickup(world, day);
    for (let i = world.picks.between(0, 2); i > 0; i--) question(world, day);
  }
}

function appointment(world: World, day: Day): void {
  const { picks } = world;
  const start = 600 + 30 * picks.between(0, 16);
  const booked = momentOn(
    dayAt(world.now, Math.min(day.offset, 0) - picks.early(1, 12), world.zone),
    picks.between(9 * 60, 19 * 60 + 30),
    world.zone,
  );
  const remindAt = momentOn(
    dayAt(world.now, day.offset - 1, world.zone),
    600 + picks.between(0, 8),
    world.zone,
  );
  const person = picks.any(
    world.people.filter(
      (one) => one.since < booked && !one.booked.some((offset) => Math.abs(offset - day.offset) < 6),
    ),
  );
  const beginning = momentOn(dayAt(world.now, -historyDays, world.zone), 0, world.zone);
  if (!person || booked > world.now) return;
  const service = picks.one(services);
  const resource = String(person.attributes.stylist);
  const by = picks.chance(0.8) ? world.software : world.desk;
  const visit = world.book.enter({
    ...{ person, day, start, service, resource, by },
    partySize: 1,
    bookedAt: booked,
  });
  if (!visit) return;
  person.booked.push(day.offset);
  if (day.offset > lastAppointmentTexted) return;
  const at = visit.startsAt;
  const time = clockWords(visit.start);
  const variables = { service, stylist: visit.resource.name, date: dateWords(day), time };
  const reservationId = `A-${picks.between(10_000, 99_999)}`;
  world.agenda.add(booked > beginning ? booked : remindAt, () => {
    if (booked > beginning) {
      send(world, person, { at: booked, by, template: "Appointment Confirmation", variables, reservationId });
    }
    // The booking software hands the reminder over with the booking, to go out the day before.
    const from = booked > beginning ? later(booked, 1_400) : remindAt;
    const reminder = send(world, person, {
      at: from,
      by: world.software,
      dueAt: remindAt,
      template: "Appointment Reminder",
      variables,
      reservationId,
      fate: picks.chance(0.006)
        ? "busy_once"
        : picks.chance(0.008)
          ? "off_once"
          : picks.chance(0.003)
            ? "answer_lost"
            : "as_line",
      onDelivered: (_, delivered) => answer(world, visit, delivered),
    });
    const calledOff = later(from, minutes(picks.between(60, 600)));
    if (picks.chance(0.02) && calledOff < remindAt) {
      Object.assign(visit, { status: "canceled", canceledAt: calledOff });
      cancel(world, reminder, calledOff, world.desk);
    } else if (at < world.now) world.agenda.add(at, () => person.visits.push(isoDate(day)));
  });
}

function answer(world: World, visit: Visit, delivered: Date): void {
  const { picks } = world;
  const { person } = visit;
  if (person.isTalking) return;
  if (picks.chance(0.57)) {
    const at = soon(world, delivered, 1, 150);
    hearFrom(world, person, at, picks.chance(0.9) ? "1" : "1 thanks!");
    if (at <= world.now) visit.confirmedAt = at;
    talk(world, person, at, named(person, ["> Thank you, {name}. You're confirmed: see you tomorrow!"]));
    return;
  }
  if (!picks.chance(0.13)) return;
  person.isTalking = true;
  const at = soon(world, delivered, 3, 90);
  hearFrom(world, person, at, "2");
  talk(world, person, at, named(person, picks.one(changes)));
}

function question(world: World, day: Day): void {
  const { picks, people } = world;
  const at = momentOn(day, picks.between(9 * 60 + 30, 18 * 60 + 30), world.zone);
  const person = picks.any(people.filter((one) => one.since < at && one.line === "works" && !one.isTalking));
  if (person) talk(world, person, at, named(person, picks.one(questions)));
}

function pickup(world: World, day: Day): void {
  const { picks, people } = world;
  const at = momentOn(day, picks.between(10 * 60, 17 * 60), world.zone);
  const person = picks.any(people.filter((one) => one.since < at));
  if (!person) return;
  const orderId = `P-${picks.between(1_000, 9_999)}`;
  const wish: { template: string; variables: Record<string, string> } = picks.chance(0.5)
    ? { template: "Product Pickup", variables: { product: picks.one(products) } }
    : { template: "Order Ready", variables: { customer_name: person.firstName, order_number: orderId } };
  const thanks = picks.one([
    "Great, thank you!",
    "I'll come by tomorrow",
    "👍",
    "Can my husband pick it up?",
    "Thanks",
  ]);
  world.agenda.add(at, () => {
    send(world, person, {
      at,
      by: world.desk,
      ...wish,
      orderId,
      onDelivered: (_, delivered) => {
        if (picks.chance(0.22)) hearFrom(world, person, soon(world, delivered, 2, 120), thanks);
      },
    });
  });
}

/** The customer's name where the desk says it. */
export const named = (person: Person, lines: readonly string[]): string[] =>
  lines.map((line) => line.replaceAll("{name}", person.firstName.split(" ")[0] ?? ""));
