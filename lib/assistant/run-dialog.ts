import type { Spoken } from "@/lib/bookings/visit-words";
import { type Decision, giveOver, type PendingAct, reply } from "./decision";
import type { Desk } from "./desk";
import type { DialogState, Offer } from "./dialog-state";
import type { Step } from "./next-step";
import { hasExact, pickOffers, searchSpan, widerSpan } from "./pick-offers";
import type { Scene } from "./scene";
import { offerLines, visitLine } from "./visit-lines";
import { wordings } from "./wording";

/** Does what a dialogue wants next, and says so: looks into the book, changes it, asks. Null: it wants nothing. */
export async function runStep(
  step: Step,
  scene: Scene,
  desk: Desk,
  language: Spoken,
): Promise<Decision | null> {
  const words = wordings[language];
  switch (step.do) {
    case "ask":
      return reply(step.body, { dialog: step.state, trace: [{ step: "ask", about: step.state.asks }] });
    case "look":
      return offer(step.state, scene, desk, language, null);
    case "book":
      return act(step.state, bookOf(step.state, step.offer, scene), scene, desk, language);
    case "move": {
      const visit = scene.visits.find(({ id }) => id === step.bookingId);
      if (!visit) return reply(words.noVisits, { dialog: null });
      const move: PendingAct & { kind: Deed } = {
        kind: "move",
        bookingId: visit.id,
        version: visit.version,
        startsAt: step.offer.startsAt,
        resourceId: personOf(step.offer, scene),
      };
      return act(step.state, move, scene, desk, language);
    }
    case "cancel": {
      const visit = scene.visits.find(({ id }) => id === step.bookingId);
      if (!visit) return reply(words.noVisits, { dialog: null });
      return act(
        null,
        { kind: "cancel", bookingId: visit.id, version: visit.version },
        scene,
        desk,
        language,
      );
    }
    case "keep": {
      const visit = scene.visits.find(({ id }) => id === step.bookingId);
      return reply(visit ? words.kept(visitLine(visit, scene, language)) : words.dropped, { dialog: null });
    }
    case "end":
      return reply(step.body, { dialog: null });
    case "handover":
      return giveOver(step.reason, step.body);
    case "leave":
      return null;
  }
}

/** Which table it is matters to nobody; whose chair does. */
const personOf = ({ resourceId }: Offer, { people }: Scene): number | null =>
  people.find(({ id }) => id === resourceId)?.kind === "person" ? resourceId : null;

const bookOf = (state: DialogState, picked: Offer, scene: Scene): PendingAct & { kind: Deed } => ({
  kind: "book",
  serviceId: state.serviceId ?? 0,
  resourceId: personOf(picked, scene),
  startsAt: picked.startsAt,
  partySize: state.partySize,
  guest: state.guest,
});

async function offer(
  state: DialogState,
  scene: Scene,
  desk: Desk,
  language: Spoken,
  lead: string | null,
): Promise<Decision> {
  const { timeZone } = scene.business;
  const words = wordings[language];
  const visit = scene.visits.find(({ id }) => id === state.bookingId);
  const find = (span: { from: Date; until: Date }) =>
    desk.slots({
      serviceId: state.serviceId ?? 0,
      resourceId: state.resourceId,
      partySize: state.partySize,
      ...span,
      ...(visit ? { ignoreBookingId: visit.id } : {}),
    });
  const isOther = ({ startsAt }: Offer) => startsAt !== visit?.startsAt.toISOString();
  const search = { timeZone, preferResourceId: state.resourceId ?? visit?.resourceId ?? null };
  const slots = await find(searchSpan(state.when, scene.at, timeZone));
  let offers = pickOffers(slots, state.when, search).filter(isOther);
  const isFound = offers.length > 0 && hasExact(offers, state.when, timeZone);
  if (offers.length === 0) {
    const wider = state.when && { ...state.when, days: null, within: null };
    offers = pickOffers(await find(widerSpan(state.when, scene.at, timeZone)), wider, search).filter(isOther);
  }
  const trace = [{ step: "availability", wish: state.when, offers }];
  if (offers.length === 0) return giveOver("no_slots", words.noneAtAll, { trace });
  const service = scene.services.find(({ id }) => id === state.serviceId);
  const { day, list } = offerLines(offers, scene, language);
  const heading = lead ?? (isFound ? null : words.noneThen);
  const title = [service?.name, day].filter(Boolean).join(", ");
  return reply(words.offers([heading, `${title}:`].filter(Boolean).join("\n"), list), {
    dialog: { ...state, asks: "offer", offers, picked: null },
    trace,
  });
}

/** What a dialogue may come to. */
type Deed = "book" | "move" | "cancel";

async function act(
  state: DialogState | null,
  wanted: PendingAct & { kind: Deed },
  scene: Scene,
  desk: Desk,
  language: Spoken,
): Promise<Decision> {
  const words = wordings[language];
  const done = await desk.perform(wanted);
  const trace = [{ step: wanted.kind, wanted, done: done.ok ? { booking: done.visit.id } : done }];
  if (!done.ok) {
    if (done.reason === "slot_taken" && state) {
      const again = await offer({ ...state, picked: null }, scene, desk, language, words.taken);
      return { ...again, trace: [...trace, ...again.trace] };
    }
    return giveOver("refused", words.person, { trace });
  }
  const line = visitLine(done.visit, scene, language);
  const said = { book: words.booked, move: words.moved, cancel: words.canceled }[wanted.kind](line);
  return reply(done.textFollows ? null : said, {
    dialog: null,
    trace,
    hasActed: done.act === null,
    act: done.act,
    rests: done.textFollows,
  });
}
