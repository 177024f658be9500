import type { BookingStatus } from "@/db/enums";
import type { OpeningHours } from "@/db/schema/workspaces";
import { later, minutes } from "@/lib/clock";
import { type Day, momentOn } from "./calendar";
import type { Bookable, Offered, Offering } from "./offerings";
import type { Person, Someone } from "./world";

/** A visit as the book has it: what becomes a row of bookings and its events. */
export type Visit = {
  person: Person;
  service: Offered;
  resource: Bookable;
  day: Day;
  /** Minutes past midnight. */
  start: number;
  startsAt: Date;
  endsAt: Date;
  partySize: number;
  bookedAt: Date;
  by: Someone;
  status: BookingStatus;
  confirmedAt: Date | null;
  /** Left out where they said so themselves, by text. */
  confirmedBy?: Someone;
  canceledAt: Date | null;
};

export type VisitWish = Pick<Visit, "person" | "day" | "start" | "partySize" | "bookedAt" | "by"> & {
  service: string;
  /** By name; somebody else where they have no time. */
  resource?: string;
};

type Taken = { from: number; until: number };
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const STEP = 15;
const FARTHEST = 240;

/** The appointment book of a demo business, in which nobody has two visits at a time. */
export function openBook({ services, resources }: Offering, hours: OpeningHours, zone: string) {
  const visits: Visit[] = [];
  const takenBy = new Map<string, Taken[]>();
  const isFree = (one: Bookable, { weekday, offset }: Day, start: number, service: Offered): boolean => {
    const isOpen = (one.hours ?? hours)[weekdays[weekday] ?? "sun"].some(
      (span) => minuteOf(span.start) <= start && start + service.minutes <= minuteOf(span.end),
    );
    const until = start + service.minutes + service.buffer;
    const taken = takenBy.get(`${one.name} ${offset}`) ?? [];
    return isOpen && !taken.some((other) => other.from < until && start < other.until);
  };
  return {
    visits,
    /** The visit nearest to what was wished for, or null when the day is full. */
    enter(wish: VisitWish): Visit | null {
      const service = services.find(({ name }) => name === wish.service);
      if (!service) throw new Error(`${wish.service} is not offered`);
      const able = resources
        .filter((one) => (service.by?.includes(one.name) ?? true) && one.capacity >= wish.partySize)
        .sort((a, b) => rank(a, wish) - rank(b, wish));
      for (const start of startsNear(wish.start)) {
        const resource = able.find((one) => isFree(one, wish.day, start, service));
        if (!resource) continue;
        const startsAt = momentOn(wish.day, start, zone);
        const key = `${resource.name} ${wish.day.offset}`;
        const block = { from: start, until: start + service.minutes + service.buffer };
        takenBy.set(key, [...(takenBy.get(key) ?? []), block]);
        const endsAt = later(startsAt, minutes(service.minutes));
        const state = { status: "booked", confirmedAt: null, canceledAt: null } as const;
        const visit: Visit = { ...wish, ...state, service, resource, start, startsAt, endsAt };
        visits.push(visit);
        return visit;
      }
      return null;
    },
  };
}

export type Book = ReturnType<typeof openBook>;

/** Whom they asked for, then whatever is just large enough. */
const rank = (one: Bookable, wish: VisitWish): number => (one.name === wish.resource ? 0 : one.capacity);

function* startsNear(start: number): Generator<number> {
  for (let away = 0; away <= FARTHEST; away += STEP) {
    yield start - away;
    if (away > 0) yield start + away;
  }
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
