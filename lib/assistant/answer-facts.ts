import type { Spoken } from "@/lib/bookings/visit-words";
import { type Decision, giveOver, reply } from "./decision";
import { findNamed } from "./find-named";
import { plainWords } from "./plain-words";
import type { Scene } from "./scene";
import { priceLine, visitLine } from "./visit-lines";
import { wordings } from "./wording";

/** Address, phone and website, as far as they are known. Pure. */
export function answerPlace({ business }: Scene, language: Spoken): Decision {
  const words = wordings[language];
  const parts = [business.address, business.phone, business.website].filter(Boolean).join(", ");
  return parts === ""
    ? giveOver("not_understood", words.person)
    : reply(words.contact(parts), { trace: [{ step: "address" }] });
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
  return reply(words.prices(listed.map((one) => priceLine(one, language)).join(", ")), {
    trace: [{ step: "services_and_prices" }],
  });
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
