import type { Spoken } from "@/lib/bookings/visit-words";
import { advanceDialog, beginDialog } from "./advance-dialog";
import { answerFact, answerPlace, answerPrices, answerVisits } from "./answer-facts";
import { answerHours } from "./answer-hours";
import { type Decision, giveOver, reply, silent } from "./decision";
import type { Desk } from "./desk";
import { type Reading, readIntent } from "./intent";
import { LONGEST_TEXT } from "./limits";
import { runStep } from "./run-dialog";
import type { Scene } from "./scene";
import { otherLanguages, wordings } from "./wording";

/** The texts that wait for an answer, as one. */
export const askedText = ({ asked }: Pick<Scene, "asked">): string =>
  asked
    .map(({ body }) => body.trim())
    .filter(Boolean)
    .join("\n");

/** What they want, and the language the rules answer it in. Pure. */
export function readScene(scene: Scene): {
  raw: string;
  reading: Reading;
  language: Spoken;
  isForeign: boolean;
} {
  const raw = askedText(scene);
  const reading = readIntent(
    raw,
    scene.services.map(({ name }) => name),
  );
  const said = reading.language;
  const isSpoken = said === "en" || said === "es";
  const { languages } = scene.business.assistant;
  const allowed = (tag: string) => languages.length === 0 || languages.some((l) => l.split("-")[0] === tag);
  return {
    raw,
    reading,
    language: isSpoken && allowed(said) ? said : scene.language,
    isForeign: said !== null && !isSpoken,
  };
}

/**
 * What no machine should answer with words of its own: pictures, novels, anger, the wish for a person. Null for the
 * rest. Pure.
 */
export function beyondMachines(scene: Scene): Decision | null {
  const { raw, reading, language } = readScene(scene);
  const words = wordings[language];
  if (raw === "")
    return scene.asked.some(({ hasMedia }) => hasMedia)
      ? giveOver("picture", words.picture)
      : silent("empty");
  if (scene.asked.some(({ body }) => body.length > LONGEST_TEXT) || raw.length > 2 * LONGEST_TEXT)
    return giveOver("too_long", words.tooLong);
  if (reading.intent === "complaint") return giveOver("complaint", words.complaint);
  if (reading.intent === "person") return giveOver("asked_for_person", words.person);
  return null;
}

/** The dialogue in progress, one text further; null when there is none, or the text is about something else. */
export async function continueDialog(scene: Scene, desk: Desk): Promise<Decision | null> {
  if (!scene.dialog) return null;
  const { raw, language } = readScene(scene);
  return runStep(advanceDialog(scene.dialog, raw, scene, language), scene, desk, language);
}

/** An answer without any model, for everything that the rules understand; a person gets the rest. */
export async function answerByRules(scene: Scene, desk: Desk): Promise<Decision> {
  const { raw, reading, language, isForeign } = readScene(scene);
  const words = wordings[language];
  if (isForeign) return giveOver("other_language", otherLanguages[reading.language ?? ""] ?? words.person);
  const begin = async (kind: "book" | "move" | "cancel") =>
    (await runStep(beginDialog(kind, raw, scene, language), scene, desk, language)) ??
    notUnderstood(scene, language);
  const { intent } = reading;
  switch (intent) {
    case "hours":
      return reply(answerHours(raw, scene, language), { trace: [{ step: "opening_hours" }] });
    case "address":
      return answerPlace(scene, language);
    case "price":
    case "services":
      return answerPrices(raw, intent, scene, language);
    case "own_bookings":
      return reply(answerVisits(scene, language), { trace: [{ step: "own_bookings" }] });
    case "book":
      return begin("book");
    case "move":
      return begin("move");
    case "cancel":
      return begin("cancel");
    case "confirm": {
      const [visit, another] = scene.visits;
      if (!visit || another)
        return visit ? reply(answerVisits(scene, language)) : notUnderstood(scene, language);
      const done = await desk.perform({ kind: "confirm", bookingId: visit.id, version: visit.version });
      const trace = [{ step: "confirm", booking: visit.id }];
      return done.ok
        ? reply(words.confirmed, { trace, hasActed: done.act === null, act: done.act })
        : giveOver("refused", words.person, { trace });
    }
    case "running_late":
      return giveOver("running_late", words.late);
    case "thanks":
      return silent("nothing_asked", { rests: true });
    case "greeting":
      return reply(words.greeting(scene.business.name));
    default:
      return answerFact(raw, scene) ?? notUnderstood(scene, language);
  }
}

/** In a dialogue, once asked again; else a person. */
function notUnderstood(scene: Scene, language: Spoken): Decision {
  const { dialog } = scene;
  const words = wordings[language];
  if (dialog && dialog.misses === 0) return reply(words.again, { dialog: { ...dialog, misses: 1 } });
  return giveOver("not_understood", words.person);
}
