/** The languages that texts about visits are written in without a template. */
export type Spoken = "en" | "es";

/** Of these the one a person is spoken to in: theirs, else the business's, else English. */
export const spokenIn = (...languages: (string | null | undefined)[]): Spoken =>
  languages
    .find((tag) => tag)
    ?.toLowerCase()
    .split("-")[0] === "es"
    ? "es"
    : "en";

/** What a service that costs nothing costs. */
export const freeWords: Record<Spoken, string> = { en: "free", es: "gratis" };

const formatters = new Map<string, Intl.DateTimeFormat>();
const locales: Record<Spoken, string> = { en: "en-US", es: "es-US" };

function format(at: Date, timeZone: string, language: Spoken, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
    formatters.set(key, formatter);
  }
  // A narrow space would make the text one of 70 characters a segment.
  return formatter.format(at).replace(/[\u202f\u00a0]/g, " ");
}

/** "Fri, Nov 27", on the business's calendar. */
export const dayWords = (at: Date, timeZone: string, language: Spoken = "en"): string =>
  format(at, timeZone, language, { weekday: "short", month: "short", day: "numeric" });

/** "3:00 PM", on the business's clock; so in every language, because "p.m." would end a sentence twice. */
export const timeWords = (at: Date, timeZone: string): string =>
  format(at, timeZone, "en", { hour: "numeric", minute: "2-digit" });

/** "Fri, Nov 27 at 3:00 PM" */
export const whenWords = (at: Date, timeZone: string, language: Spoken = "en"): string =>
  `${dayWords(at, timeZone, language)} ${language === "es" ? "a las" : "at"} ${timeWords(at, timeZone)}`;

/** A visit as it is named to somebody: what, with or at whom, for whom, how many. */
export type NamedVisit = {
  service: string;
  resource: { name: string; kind: "person" | "table" | "room" };
  guestName: string | null;
  /** Null where the number of people is no matter. */
  partySize: number | null;
};

/** "Haircut with Dana for Leo", "Table for 4"; which table it is nobody needs to know. */
export function visitWords(
  { service, resource, guestName, partySize }: NamedVisit,
  language: Spoken = "en",
): string {
  const [withWord, forWord] = language === "es" ? ["con", "para"] : ["with", "for"];
  return [
    service,
    resource.kind === "person" ? `${withWord} ${resource.name}` : null,
    partySize === null ? null : `${forWord} ${partySize}`,
    guestName ? `${forWord} ${guestName}` : null,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A row of a visit with whom it is for, and on whose clock. */
export type VisitRow = {
  service: string;
  takes_party: boolean;
  resource: string;
  resource_kind: NamedVisit["resource"]["kind"];
  guest_name: string | null;
  party_size: number;
  starts_at: string;
  time_zone: string;
  language: string | null;
  workspace_language: string;
};

/** Such a row in words: "Haircut with Dana for Leo", "Fri, Nov 27 at 3:00 PM", in that person's language. */
export function spokenVisit(row: VisitRow): { language: Spoken; what: string; when: string } {
  const language = spokenIn(row.language, row.workspace_language);
  const named = {
    service: row.service,
    resource: { name: row.resource, kind: row.resource_kind },
    guestName: row.guest_name,
    partySize: row.takes_party ? row.party_size : null,
  };
  return {
    language,
    what: visitWords(named, language),
    when: whenWords(new Date(row.starts_at), row.time_zone, language),
  };
}
