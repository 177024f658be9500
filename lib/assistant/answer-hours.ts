import { merged, openSpans, type Span } from "@/lib/bookings/open-slots";
import { dayWords, type Spoken, timeWords } from "@/lib/bookings/visit-words";
import { openingHoursWords } from "@/lib/workspaces/opening-hours";
import { isDayOver, spansOn } from "./day-spans";
import { instantAt, localDay } from "./local-time";
import { plainWords, timeText } from "./plain-words";
import { type Day, namesWeekday } from "./read-days";
import { whenIn } from "./read-details";
import type { Scene } from "./scene";
import { wordings } from "./wording";

const WEEK = 7;
const DAYS_AHEAD = 14;

/** The hours of the day that is asked about, closures counted; of the week when no day is named. Pure. */
export function answerHours(raw: string, scene: Scene, language: Spoken): string {
  const words = wordings[language];
  const { openingHours } = scene.business;
  if (!openingHours) return words.noHours;
  const days = whenIn(raw, scene)?.days;
  if (days && days.length <= 2)
    return days.map((day) => aboutDay(day, namesWeekday(timeText(raw)), scene, language)).join(" ");
  const asksNow = /\b(now|right now|ahora)\b|\b(are you|estan) (still )?(open|abiertos)$/.test(
    plainWords(raw),
  );
  if (asksNow) return aboutNow(scene, language);
  return words.week(weekWords(openingHoursWords(openingHours), language));
}

function aboutNow(scene: Scene, language: Spoken): string {
  const { timeZone } = scene.business;
  const at = scene.at.getTime();
  const running = openAround(scene).find(({ from, until }) => from <= at && at < until);
  if (running) return wordings[language].openNow(timeWords(new Date(running.until), timeZone));
  return aboutDay(localDay(scene.at, timeZone), false, scene, language);
}

/** A day; of today when it is over, or closed, also what comes next: that weekday again, or the next day that opens. */
function aboutDay(day: Day, isWeekday: boolean, scene: Scene, language: Spoken): string {
  const { business, at } = scene;
  const said = dayHours(day, scene, language);
  const isOver = isDayOver(business, at);
  if (day !== localDay(at, business.timeZone) || (!isOver && openOn(day, scene).length > 0)) return said;
  const next = isWeekday ? nextWeekday(day, scene) : nextOpen(day, scene);
  return [isOver ? wordings[language].over : said, next === null ? null : dayHours(next, scene, language)]
    .filter(Boolean)
    .join(" ");
}

/** Of a weekday that it never opens on, once is said enough. */
const nextWeekday = (day: Day, scene: Scene): Day | null =>
  openOn(day + WEEK, scene).length > 0 ? day + WEEK : null;

const nextOpen = (day: Day, scene: Scene): Day | null =>
  Array.from({ length: DAYS_AHEAD }, (_, i) => day + 1 + i).find((one) => openOn(one, scene).length > 0) ??
  null;

/** "Fri, Nov 27 we're open 9:00 AM-5:00 PM." */
export function dayHours(day: Day, scene: Scene, language: Spoken): string {
  const words = wordings[language];
  const { timeZone } = scene.business;
  const ahead = day - localDay(scene.at, timeZone);
  const name =
    ahead === 0
      ? words.today
      : ahead === 1
        ? words.tomorrow
        : dayWords(instantAt(day, 0, timeZone), timeZone, language);
  const spans = openOn(day, scene);
  if (spans.length === 0) return words.closed(name);
  const time = (ms: number) => timeWords(new Date(ms), timeZone);
  return words.open(
    name,
    spans.map((span) => `${time(span.from)}-${time(span.until)}`).join(` ${words.and} `),
  );
}

const openOn = (day: Day, scene: Scene): Span[] => withoutClosures(spansOn(day, scene.business), scene);

/** What is open around now, also what began yesterday. */
const openAround = (scene: Scene): Span[] => {
  const at = scene.at.getTime();
  const { openingHours, timeZone } = scene.business;
  return withoutClosures(openSpans(openingHours, timeZone, { from: at, until: at + 1 }), scene);
};

function withoutClosures(spans: readonly Span[], { closures }: Scene): Span[] {
  const closed = merged(
    closures.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), until: endsAt.getTime() })),
  );
  return spans.flatMap((span) => cut(span, closed));
}

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
