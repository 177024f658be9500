import {
  dayWords,
  freeWords,
  type Spoken,
  timeWords,
  visitWords,
  whenWords,
} from "@/lib/bookings/visit-words";
import { formatMoney } from "@/lib/money";
import type { Offer } from "./dialog-state";
import { localDay } from "./local-time";
import type { OfferedService, OwnVisit, Scene } from "./scene";
import { wordings } from "./wording";

type Known = Pick<Scene, "business" | "people" | "services">;

/** "1) first\n2) second" */
export const numbered = (lines: readonly string[]): string =>
  lines.map((line, i) => `${i + 1}) ${line}`).join("\n");

/** "Haircut with Ava for Leo, Fri, Nov 27 at 3:00 PM" */
export const visitLine = (visit: OwnVisit, { business }: Known, language: Spoken): string =>
  `${visitWords({ ...visit, resource: visit.resource }, language)}, ${whenWords(visit.startsAt, business.timeZone, language)}`;

/** Free times as choices, under the day when it is one; with whom, where that is a person. */
export function offerLines(
  offers: readonly Offer[],
  scene: Known,
  language: Spoken,
): { day: string | null; list: string } {
  const { timeZone } = scene.business;
  const days = new Set(offers.map(({ startsAt }) => localDay(new Date(startsAt), timeZone)));
  const first = offers[0];
  const lines = offers.map((offer) => {
    const at = new Date(offer.startsAt);
    const who = scene.people.find(({ id }) => id === offer.resourceId);
    return [
      days.size === 1 ? timeWords(at, timeZone) : whenWords(at, timeZone, language),
      who?.kind === "person" ? `${wordings[language].with} ${who.name}` : null,
    ]
      .filter(Boolean)
      .join(" ");
  });
  return {
    day: days.size === 1 && first ? dayWords(new Date(first.startsAt), timeZone, language) : null,
    list: numbered(lines),
  };
}

/** "Haircut $45.00", "Color from $90.00", "Fringe trim free"; the name alone where no price is told. */
export function priceLine(service: OfferedService, language: Spoken): string {
  if (service.priceMicros === null) return service.name;
  if (service.priceMicros === 0) return `${service.name} ${freeWords[language]}`;
  const price = plainMoney(service.priceMicros, service.currency);
  return `${service.name} ${service.isPriceFrom ? `${wordings[language].from} ` : ""}${price}`;
}

/** "$45", "$45.50" */
export const plainMoney = (micros: number, currency: string): string =>
  formatMoney(micros, currency)
    .replace(/[\u202f\u00a0]/g, " ")
    .replace(/\.00(?!\d)/, "");
