import { later, minutes, seconds } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { dayAt, decentMomentUpTo, momentOn } from "./calendar";
import { hearFrom, talk } from "./inbound";
import { send, soon } from "./outbound";
import type { Fate } from "./provider";
import type { Batch, Person, World } from "./world";

/** An offer to everybody who asked for offers, `daysAgo` days back (or ahead, below zero), at a local minute of the day. */
export type Offer = {
  name: string;
  template: string;
  variables: Record<string, string>;
  daysAgo: number;
  minute: number;
  /** Written this many days before, to go out then. */
  scheduledBefore?: number;
  /** Every so-manieth of them is filtered by a carrier that dislikes the words. */
  filteredEvery?: number;
  tag?: string;
  /** Its addresses are short ones, and who opened them was counted. */
  shortensLinks?: boolean;
};

export const salonOffers: Offer[] = [
  {
    name: "Fall color week",
    template: "Marketing Promotion",
    variables: {
      promotion_text: "Fall is here, and so is color week.",
      discount: "15",
      promo_code: "FALL15",
    },
    daysAgo: 38,
    minute: 665,
  },
  {
    name: "Quiet Tuesday",
    template: "Quiet Tuesday",
    variables: { promotion_text: "Two chairs are free this Tuesday, blowouts at $35." },
    daysAgo: 31,
    minute: 640,
  },
  {
    name: "Bring a friend",
    template: "Marketing Promotion",
    variables: {
      promotion_text: "Bring a friend this week and you both save.",
      discount: "20",
      promo_code: "DUO",
    },
    daysAgo: 24,
    minute: 690,
    filteredEvery: 11,
  },
  {
    name: "Late night at the salon",
    template: "Marketing Promotion",
    variables: {
      promotion_text: "We stay open late on Thursday, with bubbles.",
      discount: "10",
      promo_code: "LATE10",
    },
    daysAgo: 17,
    minute: 1275,
  },
  { name: "We miss you", template: "We Miss You", variables: {}, daysAgo: 11, minute: 700, tag: "color" },
  {
    name: "Last chairs before the holidays",
    template: "Quiet Tuesday",
    variables: { promotion_text: "Last chairs before the holidays: https://juniper.example/book?from=text" },
    shortensLinks: true,
    daysAgo: 4,
    minute: 650,
  },
  {
    name: "Holiday gift cards",
    template: "Marketing Promotion",
    variables: {
      promotion_text: "Gift cards are in, wrapped with a bow.",
      discount: "10",
      promo_code: "GIFT10",
    },
    daysAgo: -2,
    minute: 660,
    scheduledBefore: 3,
  },
];

export const restaurantOffers: Offer[] = [
  {
    name: "Mushroom week",
    template: "Thursday Specials",
    variables: { promotion_text: "Mushroom week: porcini, chanterelles, and our tagliatelle." },
    daysAgo: 37,
    minute: 690,
  },
  {
    name: "Piedmont tasting",
    template: "Wine Club",
    variables: { promotion_text: "eight wines from Piedmont, Wednesday at 7, 24 seats." },
    daysAgo: 30,
    minute: 700,
    tag: "wine club",
  },
  {
    name: "Game day",
    template: "Marketing Promotion",
    variables: {
      promotion_text: "Game day at the bar, wings on the fire.",
      discount: "15",
      promo_code: "GAMEDAY",
    },
    daysAgo: 23,
    minute: 660,
    filteredEvery: 9,
  },
  {
    name: "Late supper",
    template: "Marketing Promotion",
    variables: {
      promotion_text: "Late supper after the theater, from 9:30.",
      discount: "20",
      promo_code: "SUPPER",
    },
    daysAgo: 16,
    minute: 1300,
  },
  {
    name: "Thursday specials",
    template: "Thursday Specials",
    variables: { promotion_text: "Tonight: short ribs from the hearth, and a pear tart." },
    daysAgo: 10,
    minute: 720,
  },
  {
    name: "Sunday lunch",
    template: "Thursday Specials",
    variables: { promotion_text: "Sunday lunch is back: https://oakember.example/menu/sunday-lunch" },
    shortensLinks: true,
    daysAgo: 3,
    minute: 705,
  },
  {
    name: "Thanksgiving table",
    template: "Marketing Promotion",
    variables: { promotion_text: "Let us cook for the holiday.", discount: "10", promo_code: "TURKEY" },
    daysAgo: -1,
    minute: 690,
    scheduledBefore: 2,
  },
];

const answers = [
  "Book me in please!",
  "Do you still have a spot on Friday?",
  "Can I use it with another offer?",
  "🙌",
  "Yes! Is 3 pm possible?",
] as const;
const farewells = ["STOP", "Stop", "STOP", "please stop texting me", "Unsubscribe", "stop."] as const;

/** Sends an offer as a bulk send does: to all at once, in the words of one manager. */
export function makeOffer(
  world: World,
  offer: Offer,
  sharesOut: (people: Person[], at: Date) => Leaving,
): void {
  const goes = momentOn(dayAt(world.now, -offer.daysAgo, world.zone), offer.minute, world.zone);
  const written =
    offer.scheduledBefore === undefined
      ? goes
      : decentMomentUpTo(later(goes, -offer.scheduledBefore * 86_400_000), world.zone, 600, 1080);
  if (written > world.now) return;
  world.agenda.add(written, () => {
    const batch: Batch = { name: offer.name, at: written, texts: [] };
    const audience = world.people.filter(
      (person, i) => person.since < written && isAsked(world, person, i, offer),
    );
    const leaving = sharesOut(audience, written);
    for (const [i, person] of audience.entries()) {
      const fate: Fate =
        offer.filteredEvery && i % offer.filteredEvery === 5
          ? "filtered"
          : i === 40 && offer.daysAgo === 24
            ? "in_doubt"
            : "as_line";
      const text = send(world, person, {
        at: later(written, i * 9),
        by: world.manager,
        dueAt: later(goes, seconds(i)),
        template: offer.template,
        variables: offer.variables,
        shortensLinks: offer.shortensLinks,
        batch,
        fate,
        onDelivered: (_, delivered) => answer(world, person, delivered, leaving),
      });
      batch.texts.push(text);
    }
  });
}

type Leaving = { stops: Set<Person>; noPromos: Set<Person> };

/** Those who agreed; and, as lists go, some who never did or have said no, whom the gate holds back. */
function isAsked(world: World, person: Person, i: number, { tag, daysAgo }: Offer): boolean {
  const state = consentState(person.facts, "sms", "marketing");
  if (tag && i % 3 !== 0) return false;
  return state.optedIn || (i + daysAgo) % 6 === 0 || (state.optedOut && world.picks.chance(0.4));
}

function answer(world: World, person: Person, delivered: Date, leaving: Leaving): void {
  const { picks } = world;
  const at = soon(world, delivered, 1, 240);
  if (leaving.stops.delete(person)) hearFrom(world, person, at, picks.one(farewells));
  else if (leaving.noPromos.delete(person))
    hearFrom(world, person, at, picks.chance(0.8) ? "NO PROMOS" : "no promos");
  else if (picks.chance(0.04)) {
    const words = picks.one(answers);
    hearFrom(world, person, at, words);
    const reply = `> With pleasure, ${person.firstName.split(" ")[0]}. We'll call you in a minute to find a time.`;
    if (picks.chance(0.8)) talk(world, person, later(at, minutes(picks.between(2, 20))), [reply]);
  }
}

/** A queue of those who will leave, shared out over the offers so that every one of them loses a few. */
export function leavers(people: Person[], offers: number): (audience: Person[], at: Date) => Leaving {
  const waiting = people.filter(({ mood }) => mood !== "content");
  const share = Math.ceil(waiting.length / offers);
  return (audience) => {
    const now = waiting.filter((person) => audience.includes(person)).slice(0, share);
    for (const person of now) waiting.splice(waiting.indexOf(person), 1);
    const of = (mood: Person["mood"]) => new Set(now.filter((person) => person.mood === mood));
    return { stops: of("stops"), noPromos: of("no_promos") };
  };
}
