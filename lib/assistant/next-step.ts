import type { Spoken } from "@/lib/bookings/visit-words";
import { hours } from "@/lib/clock";
import type { DialogState, Offer } from "./dialog-state";
import type { OwnVisit, Scene } from "./scene";
import { numbered, priceLine, visitLine } from "./visit-lines";
import { wordings } from "./wording";

/** What a dialogue does next. `look`: find free times, then offer them; `leave`: the text is about something else. */
export type Step =
  | { do: "ask"; state: DialogState; body: string }
  | { do: "look"; state: DialogState }
  | { do: "book"; state: DialogState; offer: Offer }
  | { do: "move"; state: DialogState; bookingId: number; offer: Offer }
  | { do: "cancel"; bookingId: number }
  | { do: "keep"; bookingId: number }
  | { do: "end"; body: string }
  | { do: "handover"; reason: string; body: string }
  | { do: "leave" };

const LISTED = 6;

/** The next thing to find out, or to do when all is known. Pure. */
export function nextStep(state: DialogState, scene: Scene, language: Spoken): Step {
  const words = wordings[language];
  if (state.kind !== "book") {
    const visit = visitOf(state, scene);
    if (scene.visits.length === 0) return { do: "end", body: words.noVisits };
    if (!visit) return askWhich(state, scene, language);
    const { change_hours: least } = scene.business.rules;
    if (visit.startsAt.getTime() - scene.at.getTime() < hours(least))
      return { do: "handover", reason: "too_late", body: words.tooLate(least) };
    if (state.kind === "cancel")
      return {
        do: "ask",
        state: { ...state, bookingId: visit.id, asks: "sure" },
        body: words.askSure(visitLine(visit, scene, language)),
      };
    return timeOf(ofVisit(state, visit), scene, language);
  }
  const only = scene.services.length === 1 ? (scene.services[0]?.id ?? null) : null;
  const serviceId = state.serviceId ?? only;
  if (scene.services.length === 0) return { do: "handover", reason: "not_understood", body: words.person };
  if (serviceId === null) return askService(state, scene, language);
  return timeOf({ ...state, serviceId }, scene, language);
}

const visitOf = ({ bookingId }: DialogState, { visits }: Scene): OwnVisit | undefined =>
  bookingId === null
    ? visits.length === 1
      ? visits[0]
      : undefined
    : visits.find(({ id }) => id === bookingId);

/** A move keeps what, for whom and for how many. */
const ofVisit = (state: DialogState, visit: OwnVisit): DialogState => ({
  ...state,
  bookingId: visit.id,
  serviceId: visit.serviceId,
  partySize: visit.partySize,
  guest: visit.guestName,
  isGuestKnown: true,
});

function timeOf(state: DialogState, scene: Scene, language: Spoken): Step {
  const words = wordings[language];
  const service = scene.services.find(({ id }) => id === state.serviceId);
  if (service?.takesParty && state.partySize === null)
    return { do: "ask", state: { ...state, asks: "party" }, body: words.askParty };
  if (state.picked) return place(state, state.picked, scene, language);
  if (state.when) return { do: "look", state };
  const visit = state.kind === "move" ? visitOf(state, scene) : undefined;
  const what = visit ? visitLine(visit, scene, language) : (service?.name ?? scene.business.name);
  return { do: "ask", state: { ...state, asks: "when" }, body: words.askWhen(what) };
}

function place(state: DialogState, offer: Offer, scene: Scene, language: Spoken): Step {
  if (state.kind === "move" && state.bookingId !== null)
    return { do: "move", state, bookingId: state.bookingId, offer };
  if (scene.guests.length === 0 || state.isGuestKnown) return { do: "book", state, offer };
  const { askGuest, me } = wordings[language];
  const list = numbered([scene.firstName ?? me, ...scene.guests.slice(0, LISTED)]);
  return { do: "ask", state: { ...state, asks: "guest" }, body: askGuest(list) };
}

function askService(state: DialogState, scene: Scene, language: Spoken): Step {
  const listed = scene.services.slice(0, LISTED);
  return {
    do: "ask",
    state: { ...state, asks: "service", choices: listed.map(({ id }) => id) },
    body: wordings[language].askService(numbered(listed.map((service) => priceLine(service, language)))),
  };
}

function askWhich(state: DialogState, scene: Scene, language: Spoken): Step {
  const listed = scene.visits.slice(0, LISTED);
  return {
    do: "ask",
    state: { ...state, asks: "which", choices: listed.map(({ id }) => id) },
    body: wordings[language].askWhich(numbered(listed.map((visit) => visitLine(visit, scene, language)))),
  };
}
