import { isDayOver } from "./day-spans";
import type { DialogState } from "./dialog-state";
import { findNamed, readPartySize } from "./find-named";
import { localDay } from "./local-time";
import { plainWords, timeText } from "./plain-words";
import { type Day, namesWeekday } from "./read-days";
import { mergeWhen, readWhen, type When } from "./read-when";
import type { Scene } from "./scene";

/** What a text says of a visit: the service, with whom, for whom, how many, when; null where it says nothing. */
export type Details = {
  serviceId: number | null;
  resourceId: number | null;
  guest: string | null;
  isForMe: boolean;
  partySize: number | null;
  when: When | null;
};

const RELATIVE =
  /\b(?:for|para) (?:my|our|mi|mis) (?:son|daughter|husband|wife|kid|mom|mum|mother|dad|father|friend|sister|brother|child|boy|girl|partner|boyfriend|girlfriend|hij[oa]|espos[oa]|mama|papa|amig[oa]|herman[oa]|novi[oa]|nin[oa]),? ([\p{Lu}][\p{L}'-]{1,30})/u;
const FOR_ME = /\b(for me|for myself|just me|para mi|yo)\b/;

/** Reads all that a text says of a visit. Pure. */
export function readDetails(raw: string, scene: Scene): Details {
  const plain = plainWords(raw);
  const guest = guestIn(raw, plain, scene.guests);
  const staff = scene.people.filter(({ kind }) => kind === "person");
  const about = guest === null ? plain : plain.replaceAll(plainWords(guest), " ");
  const who = findNamed(
    about,
    staff.map(({ name }) => name),
  );
  const service = findNamed(
    plain,
    scene.services.map(({ name }) => name),
  );
  return {
    serviceId: service === null ? null : (scene.services[service]?.id ?? null),
    resourceId: who === null ? null : (staff[who]?.id ?? null),
    guest,
    isForMe: FOR_ME.test(plain),
    partySize: readPartySize(plain),
    when: whenIn(raw, scene),
  };
}

/**
 * When they would like to come; of "from Friday to Thursday" only the latter. "Saturday", said on a Saturday after
 * closing time, is the next one. Pure.
 */
export function whenIn(raw: string, { business, at }: Pick<Scene, "business" | "at">): When | null {
  const today = localDay(at, business.timeZone);
  const when = wishIn(raw, business, today);
  if (!when?.days?.includes(today) || !namesWeekday(timeText(raw)) || !isDayOver(business, at)) return when;
  return { ...when, days: when.days.map((day) => (day === today ? day + 7 : day)).sort((a, b) => a - b) };
}

function wishIn(raw: string, business: Scene["business"], today: Day): When | null {
  const context = {
    today,
    isDayFirst: business.country !== "US",
    isEvening: business.kind === "restaurant",
  };
  const [, aim] =
    /\b(?:move|change|switch|push|reschedule|cambiar|mover)\b.*?\b(?:to|para|al?)\b(.*)$/is.exec(raw) ?? [];
  return (aim ? readWhen(aim, context) : null) ?? readWhen(raw, context);
}

/** The dialogue with what a text adds to it. Pure. */
export const withDetails = (state: DialogState, said: Details): DialogState => ({
  ...state,
  serviceId: said.serviceId ?? state.serviceId,
  resourceId: said.resourceId ?? state.resourceId,
  partySize: said.partySize ?? state.partySize,
  guest: said.guest ?? state.guest,
  isGuestKnown: state.isGuestKnown || said.guest !== null || said.isForMe,
  when: said.when ? mergeWhen(state.when, said.when) : state.when,
});

function guestIn(raw: string, plain: string, guests: readonly string[]): string | null {
  const named = guests.find((name) =>
    new RegExp(`\\b(?:for|para) (?:\\w+ ){0,3}${plainWords(name)}\\b`).test(plain),
  );
  return named ?? RELATIVE.exec(raw)?.[1] ?? null;
}
