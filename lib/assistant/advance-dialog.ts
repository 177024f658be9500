import type { Spoken } from "@/lib/bookings/visit-words";
import { type DialogState, newDialog, type Offer } from "./dialog-state";
import { findNamed } from "./find-named";
import { readIntent } from "./intent";
import { localDay, localMinute } from "./local-time";
import { nextStep, type Step } from "./next-step";
import { offerAt } from "./pick-offers";
import { plainWords } from "./plain-words";
import { leadingChoice, readChoice, readYesNo, refusesAll } from "./read-choice";
import { type Details, readDetails, withDetails } from "./read-details";
import type { Scene } from "./scene";
import { wordings } from "./wording";

/** Begins a dialogue with what the text says already: "haircut Friday afternoon with Ava". Pure. */
export function beginDialog(
  kind: DialogState["kind"],
  raw: string,
  scene: Scene,
  language: Spoken,
  bookingId: number | null = null,
): Step {
  const said = readDetails(raw, scene);
  const state = { ...newDialog(kind), bookingId };
  // "Cancel my haircut on Friday" says which one, not when instead.
  const which = bookingId ?? (kind === "book" ? null : visitMeant(raw, said, scene));
  const told = withDetails(state, kind === "cancel" ? { ...said, when: null } : said);
  return nextStep({ ...told, bookingId: which }, scene, language);
}

const DROPPED = /\b(never ?mind|forget it|no thanks|no thank you|not now|olvidalo|dejalo|no gracias|ya no)\b/;

/** Goes on with a dialogue by one text of theirs. Pure. */
export function advanceDialog(state: DialogState, raw: string, scene: Scene, language: Spoken): Step {
  const { intent, confidence } = readIntent(
    raw,
    scene.services.map(({ name }) => name),
  );
  if ((intent === "complaint" || intent === "person") && confidence > 0.8) return { do: "leave" };
  const said = readDetails(raw, scene);
  const answered = answerTo(state, raw, said, scene);
  if (answered) return "do" in answered ? answered : nextStep({ ...answered, misses: 0 }, scene, language);
  if (state.asks !== "sure" && DROPPED.test(plainWords(raw)))
    return { do: "end", body: wordings[language].dropped };
  const told = withDetails({ ...state, picked: null }, said);
  const isNews =
    said.serviceId !== null || said.resourceId !== null || said.partySize !== null || said.guest !== null;
  if (said.when || isNews) return nextStep({ ...told, misses: 0 }, scene, language);
  return { do: "leave" };
}

/** What their answer to the last question makes of the dialogue; null when it answers it not. */
function answerTo(state: DialogState, raw: string, said: Details, scene: Scene): DialogState | Step | null {
  const told = withDetails(state, said);
  switch (state.asks) {
    case "service": {
      const picked = readChoice(raw, state.choices.length) ?? leadingChoice(raw, state.choices.length);
      return picked === null ? null : { ...told, serviceId: state.choices[picked - 1] ?? null };
    }
    case "party": {
      const count = /^\D{0,12}(\d{1,3})\D{0,20}$/.exec(raw.trim())?.[1];
      return count ? { ...told, partySize: Number(count) } : null;
    }
    case "offer":
      return answerToOffers(state, raw, said, scene);
    case "guest":
      return answerToGuest(state, raw, scene);
    case "which": {
      const picked = readChoice(raw, state.choices.length);
      const meant = picked === null ? visitMeant(raw, said, scene) : state.choices[picked - 1];
      return meant == null ? null : { ...state, bookingId: meant };
    }
    case "sure":
      return answerToSure(state, raw, said);
    default:
      return null;
  }
}

function answerToOffers(state: DialogState, raw: string, said: Details, scene: Scene): DialogState | null {
  const { timeZone } = scene.business;
  const count = state.offers.length;
  const told = withDetails({ ...state, when: state.when }, { ...said, when: null });
  const pick = (offer: Offer | undefined) => (offer ? { ...told, picked: offer } : null);
  const choice = readChoice(raw, count) ?? (said.when ? null : leadingChoice(raw, count));
  if (choice !== null) return pick(state.offers[choice - 1]);
  if (readYesNo(raw) === "yes" && count === 1) return pick(state.offers[0]);
  const meant = said.when ? offerAt(state.offers, said.when, timeZone) : null;
  // "Friday" names a day; only a time, or the one offer of that day, is a choice.
  if (meant && (said.when?.exact !== null || count > 1)) return pick(meant);
  if (said.when) return null;
  const { intent } = readIntent(raw);
  return refusesAll(raw) || intent === "cancel" || intent === "move" ? others(told, raw, timeZone) : null;
}

/** Other times than those that were offered: later or earlier that day, else the days after. */
function others(state: DialogState, raw: string, timeZone: string): DialogState {
  const plain = plainWords(raw);
  const [first, last] = [state.offers.at(0), state.offers.at(-1)].map((o) => new Date(o?.startsAt ?? 0));
  if (!first || !last) return state;
  const day = localDay(last, timeZone);
  const sameDay = (from: number, until: number) => ({
    ...state,
    picked: null,
    when: { days: [day], exact: null, within: { from, until }, isSoonest: false },
  });
  if (/\b(later|mas tarde)\b/.test(plain)) return sameDay(localMinute(last, timeZone) + 1, 1440);
  if (/\b(earlier|mas temprano|antes)\b/.test(plain)) return sameDay(0, localMinute(first, timeZone));
  const days = Array.from({ length: 7 }, (_, i) => day + 1 + i);
  return { ...state, picked: null, when: { days, exact: null, within: null, isSoonest: true } };
}

function answerToGuest(state: DialogState, raw: string, scene: Scene): DialogState | null {
  const known = (guest: string | null) => ({ ...state, guest, isGuestKnown: true });
  const choice = readChoice(raw, scene.guests.length + 1);
  if (choice !== null) return known(choice === 1 ? null : (scene.guests[choice - 2] ?? null));
  const plain = plainWords(raw);
  const named = findNamed(plain, scene.guests);
  if (named !== null) return known(scene.guests[named] ?? null);
  if (/\b(me|myself|mine|mi|yo)\b/.test(plain)) return known(null);
  const fresh = /^(?:for |para |it'?s for |es para )?([\p{Lu}][\p{L}'-]{1,30})[.!]?$/u.exec(raw.trim())?.[1];
  return fresh && readIntent(raw).intent === "other" ? known(fresh) : null;
}

function answerToSure(state: DialogState, raw: string, said: Details): DialogState | Step | null {
  const choice = readChoice(raw, 3);
  const answer = readYesNo(raw);
  const { intent } = readIntent(raw);
  if (choice === 3 || (choice === null && (said.when !== null || intent === "move")))
    return { ...state, kind: "move", when: said.when };
  if (state.bookingId === null) return null;
  if (choice === 1 || answer === "yes" || intent === "cancel")
    return { do: "cancel", bookingId: state.bookingId };
  if (choice === 2 || answer === "no") return { do: "keep", bookingId: state.bookingId };
  return null;
}

/** The one visit of theirs that a text speaks of, by its service, its day or whom it is for. */
function visitMeant(raw: string, said: Details, scene: Scene): number | null {
  const { timeZone } = scene.business;
  const meant = scene.visits.filter(
    (visit) =>
      (said.serviceId !== null && visit.serviceId === said.serviceId) ||
      (visit.guestName !== null && findNamed(plainWords(raw), [visit.guestName]) !== null) ||
      (said.when?.days?.includes(localDay(visit.startsAt, timeZone)) ?? false),
  );
  return meant.length === 1 ? (meant[0]?.id ?? null) : null;
}
