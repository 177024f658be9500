import { merged, openSpans } from "@/lib/bookings/open-slots";
import { dayWords, type Spoken, timeWords } from "@/lib/bookings/visit-words";
import { openingHoursWords } from "@/lib/workspaces/opening-hours";
import { type Decision, giveOver, reply } from "./decision";
import { findNamed } from "./find-named";
import { instantAt, localDay } from "./local-time";
import { plainWords } from "./plain-words";
import type { Day } from "./read-days";
import { whenIn } from "./read-details";
import type { Scene } from "./scene";
import { priceLine, visitLine } from "./visit-lines";
import { wordings } from "./wording";

/** The hours of the day that is asked about, holidays counted; of the week when no day is named. Pure. */
export function answerHours(raw: string, scene: Scene, language: Spoken): string {
  const words = wordings[language];
  const { openingHours, timeZone } = scene.business;
  if (!openingHours) return words.noHours;
  const days = whenIn(raw, scene)?.days;
  const asksNow = /\b(now|right now|ahora)\b|\b(are you|estan) (still )?(open|abiertos)$/.test(
    plainWords(raw),
  );
  if (days && days.length <= 2) return days.map((day) => dayHours(day, scene, language)).join(" ");
  if (asksNow) return dayHours(localDay(scene.at, timeZone), scene, language);
  return words.week(weekWords(openingHoursWords(openingHours), language));
}

/** "Fri, Nov 27 we're open 9:00 AM-5:00 PM." */
export function dayHours(day: Day, scene: Scene, language: Spoken): string {
  const words = wordings[language];
  const { openingHours, timeZone } = scene.business;
  const from = instantAt(day, 0, timeZone);
  const until = instantAt(day + 1, 0, timeZone);
  const ahead = day - localDay(scene.at, timeZone);
  const name = ahead === 0 ? words.today : ahead === 1 ? words.tomorrow : dayWords(from, timeZone, language);
  const closed = merged(
    scene.closures.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), until: endsAt.getTime() })),
  );
  const spans = openSpans(openingHours, timeZone, { from: from.getTime(), until: until.getTime() })
    .filter((span) => span.from >= from.getTime() && span.from < until.getTime())
    .flatMap((span) => cut(span, closed));
  if (spans.length === 0) return words.closed(name);
  const time = (ms: number) => timeWords(new Date(ms), timeZone);
  return words.open(
    name,
    spans.map((span) => `${time(span.from)}-${time(span.until)}`).join(` ${words.and} `),
  );
}

type Span = { from: number; until: number };

const cut = (span: Span, closed: readonly Span[]): Span[] =>
  closed.reduce<Span[]>(
    (left, gap) =>
      left.flatMap((part) =>
        [
          { from: part.from, until: Math.min(part.until, gap.from) },
          { from: Math.max(part.from, gap.until), until: part.until },
        ].filter((piece) => piece.from < piece.until),
      ),
    [span],
  );

const spanishDays: Record<string, string> = {
  Mon: "lun",
  Tue: "mar",
  Wed: "mie",
  Thu: "jue",
  Fri: "vie",
  Sat: "sab",
  Sun: "dom",
};
const weekWords = (week: string, language: Spoken): string =>
  language === "es"
    ? week
        .replace(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g, (day) => spanishDays[day] ?? day)
        .replaceAll(" and ", " y ")
    : week;

/** Address, phone and website, as far as they are known. Pure. */
export function answerPlace({ business }: Scene, language: Spoken): Decision {
  const words = wordings[language];
  const parts = [business.address, business.phone, business.website].filter(Boolean).join(", ");
  return parts === "" ? giveOver("not_understood", words.person) : reply(words.contact(parts));
}

const LISTED = 8;

/** The price of what is named, else the list. Pure. */
export function answerPrices(
  raw: string,
  intent: "price" | "services",
  { services }: Scene,
  language: Spoken,
): Decision {
  const words = wordings[language];
  if (services.length === 0)
    return giveOver("not_understood", intent === "price" ? words.noPrices : words.noServices);
  const named = findNamed(
    plainWords(raw),
    services.map(({ name }) => name),
  );
  const service = named === null ? undefined : services[named];
  if (service && service.priceMicros === null && intent === "price")
    return giveOver("not_understood", words.noPrices);
  const listed = service ? [service] : services.slice(0, LISTED);
  return reply(words.prices(listed.map((one) => priceLine(one, language)).join(", ")));
}

/** The customer's own visits. Pure. */
export function answerVisits(scene: Scene, language: Spoken): string {
  const words = wordings[language];
  if (scene.visits.length === 0) return words.noVisits;
  return words.visits(
    scene.visits
      .slice(0, 3)
      .map((visit) => visitLine(visit, scene, language))
      .join("; "),
  );
}

/** What the business wrote down about the topic that is asked about; null when it wrote nothing. Pure. */
export function answerFact(raw: string, { business }: Scene): Decision | null {
  const { facts } = business.assistant;
  const named = findNamed(
    plainWords(raw),
    facts.map(({ topic }) => topic),
  );
  const fact = named === null ? undefined : facts[named];
  return fact ? reply(fact.text, { trace: [{ step: "fact", topic: fact.topic }] }) : null;
}
