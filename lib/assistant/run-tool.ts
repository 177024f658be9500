import { PARTY_LIMIT } from "@/lib/bookings/schema";
import { whenWords } from "@/lib/bookings/visit-words";
import { hours } from "@/lib/clock";
import { onOneLine } from "@/lib/one-line";
import { openingHoursWords } from "@/lib/workspaces/opening-hours";
import { dayHours } from "./answer-hours";
import type { PendingAct } from "./decision";
import type { Desk } from "./desk";
import { instantAt, localDay } from "./local-time";
import { type Day, readDays } from "./read-days";
import type { Scene } from "./scene";
import { isTool, toolInputs } from "./tools";
import { priceLine, visitLine } from "./visit-lines";

/** What a tool said. `words` are the facts of it that an answer may repeat. */
export type Used = {
  result: Record<string, unknown>;
  words: string[];
  act?: { done: boolean; textFollows: boolean; pending: PendingAct | null };
  handsOver?: string;
};

const DAYS_ASKED = 31;
const SLOTS_TOLD = 16;

/**
 * Does what the model asks for, within what this customer may. Arguments are checked like a stranger's: an id that is
 * not of this business, or a visit that is not this customer's, is told as not there. @throws ForbiddenTool
 */
export async function runTool(name: string, input: string, scene: Scene, desk: Desk): Promise<Used> {
  if (!isTool(name)) throw new ForbiddenTool(name);
  const parsed = toolInputs[name].safeParse(parseJson(input));
  if (!parsed.success) return no("These arguments are not valid.");
  const { business } = scene;
  switch (name) {
    case "opening_hours": {
      const asked = toolInputs.opening_hours.parse(parsed.data).date;
      const day = asked === null ? null : dayOf(asked);
      const words = day === null ? openingHoursWords(business.openingHours) : dayHours(day, scene, "en");
      return { result: { hours: words || "not known" }, words: [words] };
    }
    case "services_and_prices": {
      const words = scene.services.map(
        (service) => `${priceLine(service, "en")}, ${service.durationMinutes} minutes`,
      );
      return { result: { services: scene.services.map(({ id }, i) => ({ id, says: words[i] })) }, words };
    }
    case "own_bookings": {
      const words = scene.visits.map((visit) => visitLine(visit, scene, "en"));
      return { result: { visits: scene.visits.map(({ id }, i) => ({ id, says: words[i] })) }, words };
    }
    case "availability":
      return freeTimes(toolInputs.availability.parse(parsed.data), scene, desk);
    case "book": {
      const wish = toolInputs.book.parse(parsed.data);
      if (!scene.services.some(({ id }) => id === wish.service_id)) return no("There is no such service.");
      if (wish.resource_id !== null && !scene.people.some(({ id }) => id === wish.resource_id))
        return no("There is nobody with that id.");
      const startsAt = instantOf(wish.starts_at);
      if (!startsAt) return no("starts_at is not one of the slots.");
      return act(
        {
          kind: "book",
          serviceId: wish.service_id,
          resourceId: wish.resource_id,
          startsAt,
          partySize: partyOf(wish.party_size),
          guest: onOneLine(wish.guest_name ?? "").slice(0, 100) || null,
        },
        scene,
        desk,
      );
    }
    case "move":
    case "cancel":
      return change(name, parsed.data as { booking_id: number; starts_at?: string }, scene, desk);
    case "hand_over":
      return {
        result: { done: true, next: "Say that a person of the team will answer here." },
        words: [],
        handsOver: toolInputs.hand_over.parse(parsed.data).reason,
      };
  }
}

/** A name that no tool has: the model is not trusted with this answer any more. */
export class ForbiddenTool extends Error {
  constructor(readonly tool: string) {
    super("a tool that does not exist");
    this.name = "ForbiddenTool";
  }
}

const no = (problem: string): Used => ({ result: { problem }, words: [] });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return null;
  }
}

const dayOf = (date: string): Day | null =>
  readDays(date.slice(0, 10), { today: 0, isDayFirst: false })?.[0] ?? null;

const instantOf = (text: string): string | null => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? new Date(text)
    : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
};

const partyOf = (size: number | null): number | null =>
  size === null ? null : Math.min(Math.max(1, size), PARTY_LIMIT);

type Wish = {
  service_id: number;
  resource_id: number | null;
  party_size: number | null;
  date_from: string;
  date_until: string;
};

async function freeTimes(wish: Wish, scene: Scene, desk: Desk): Promise<Used> {
  const { timeZone } = scene.business;
  if (!scene.services.some(({ id }) => id === wish.service_id)) return no("There is no such service.");
  const today = localDay(scene.at, timeZone);
  const first = Math.max(today, dayOf(wish.date_from) ?? today);
  const last = Math.min(Math.max(first, dayOf(wish.date_until) ?? first), first + DAYS_ASKED);
  const slots = await desk.slots({
    serviceId: wish.service_id,
    resourceId: wish.resource_id,
    partySize: partyOf(wish.party_size),
    from: instantAt(first, 0, timeZone),
    until: instantAt(last + 1, 0, timeZone),
  });
  const step = Math.max(1, Math.ceil(slots.length / SLOTS_TOLD));
  const told = slots.filter((_, i) => i % step === 0);
  const words = told.map(({ startsAt }) => whenWords(startsAt, timeZone));
  return {
    result: {
      free: told.map(({ startsAt, resourceIds }, i) => ({
        starts_at: startsAt.toISOString(),
        says: words[i],
        resource_ids: resourceIds,
      })),
      more: slots.length > told.length,
    },
    words,
  };
}

async function change(
  kind: "move" | "cancel",
  { booking_id: id, starts_at: to }: { booking_id: number; starts_at?: string },
  scene: Scene,
  desk: Desk,
): Promise<Used> {
  const visit = scene.visits.find((own) => own.id === id);
  if (!visit) return no("This customer has no such visit.");
  const least = scene.business.rules.change_hours;
  if (visit.startsAt.getTime() - scene.at.getTime() < hours(least))
    return {
      ...no(`Less than ${least} hours before, only a person changes a visit.`),
      handsOver: "too_late",
    };
  if (kind === "cancel") return act({ kind, bookingId: id, version: visit.version }, scene, desk);
  const startsAt = instantOf(to ?? "");
  if (!startsAt) return no("starts_at is not one of the slots.");
  return act({ kind, bookingId: id, version: visit.version, startsAt, resourceId: null }, scene, desk);
}

async function act(wanted: PendingAct, scene: Scene, desk: Desk): Promise<Used> {
  const done = await desk.perform(wanted);
  if (!done.ok) return no(done.reason === "slot_taken" ? "That time is not free." : done.detail);
  const says = visitLine(done.visit, scene, "en");
  return {
    result: { done: true, visit: says },
    words: [says],
    act: { done: done.act === null, textFollows: done.textFollows, pending: done.act },
  };
}
