/** What a text states that can be right or wrong. Times are minutes since midnight, dates `11-27`, weekdays from Monday 0. */
export type Claims = {
  links: string[];
  phones: string[];
  prices: string[];
  times: number[];
  dates: string[];
  weekdays: number[];
  /** A weekday and the date that stands beside it. */
  pairs: { weekday: number; date: string }[];
  numbers: string[];
  /** Promises in words: "free of charge", "twenty dollars". */
  promises: string[];
};

const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"')]+|\b[\w.+-]+@[\w-]+\.[\w.-]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|co|app|link|ly|shop|salon|biz|info|me|us|mx|es|fr|de|it|uk|ca|example|test)\b[^\s<>"')]*/gi;
const PHONE = /\+?\d[\d\s().-]{5,}\d/g;
const PRICE =
  /(?:[$€£¥]|\b(?:usd|eur|gbp|mxn)\b)\s?(\d[\d.,]*)|(\d[\d.,]*)\s?(?:[$€£¥%]|\b(?:dollars?|bucks|usd|eur|euros?|pounds?|gbp|pesos|mxn|dolares|percent|por ciento)\b)/gi;
const CLOCK =
  /\b(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?\s?m\b\.?|\b(\d{1,2}):(\d{2})\b|\b(\d{1,2})\s?(?:h|uhr)(\d{2})?\b/gi;
const NAMED_TIME = /\b(noon|midday|midnight|mediodia|medianoche)\b/gi;

const months: readonly string[] = [
  "jan|january|enero|ene|janvier|januar|janeiro|gennaio",
  "feb|february|febrero|fevrier|februar|fevereiro|febbraio",
  "mar|march|marzo|mars|marz|marco",
  "apr|april|abril|abr|avril|aprile",
  "may|mayo|mai|maio|maggio",
  "jun|june|junio|juin|juni|junho|giugno",
  "jul|july|julio|juillet|juli|julho|luglio",
  "aug|august|agosto|ago|aout",
  "sep|sept|september|septiembre|septembre|setembro|settembre",
  "oct|october|octubre|octobre|oktober|okt|outubro|ottobre",
  "nov|november|noviembre|novembre|novembro",
  "dec|december|diciembre|dic|decembre|dezember|dezembro|dicembre",
];
const weekdays: readonly string[] = [
  "monday|mon|lunes|lun|lundi|montag|lunedi|segunda-feira",
  "tuesday|tues|tue|martes|mardi|dienstag|martedi|terca-feira",
  "wednesday|weds|wed|miercoles|mie|mercredi|mittwoch|mercoledi|quarta-feira",
  "thursday|thurs|thur|thu|jueves|jue|jeudi|donnerstag|giovedi|quinta-feira",
  "friday|fri|viernes|vie|vendredi|freitag|venerdi|sexta-feira",
  "saturday|sat|sabado|sab|samedi|samstag|sabato",
  "sunday|sun|domingo|dom|dimanche|sonntag|domenica",
];
const MONTH = months.join("|");
const WEEKDAY = new RegExp(`\\b(${weekdays.join("|")})s?\\b`, "g");
const BESIDE = `(?:\\b(${weekdays.join("|")})\\b\\.?,?\\s+(?:the |el |le |den )?)?`;
const MONTH_DAY = new RegExp(`${BESIDE}\\b(${MONTH})\\b\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, "g");
const DAY_MONTH = new RegExp(
  `${BESIDE}\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of |de |di )?(${MONTH})\\b`,
  "g",
);
const NUMERIC_DATE = /\b(?:20\d\d-)?(\d{1,2})[/-](\d{1,2})\b(?![/-]?\d)/g;
const PROMISE =
  /\b(?:free of charge|for free|complimentary|no charge|no cost|on the house|discount(?:s|ed)?|half price|half off|gift card|refund(?:s|ed)?|gratis|descuento|reembolso)\b|\b(?:one|two|three|four|five|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine|hundred))*\s(?:dollars?|bucks|euros?|pounds?|percent)\b/g;
const CHOICE = /(^|\n)\s*[1-9][).:]\s/g;

const indexIn = (lists: readonly string[], word: string): number =>
  lists.findIndex((list) => list.split("|").includes(word));

/** Whether a word, in plain lower case, is a weekday's or a month's. Pure. */
export const isCalendarWord = (word: string): boolean =>
  indexIn(weekdays, word.replace(/s$/, "")) >= 0 ||
  indexIn(weekdays, word) >= 0 ||
  indexIn(months, word) >= 0;

/** Reads every price, time, date, link and number out of a text. Pure. */
export function claimsIn(text: string): Claims {
  const claims: Claims = {
    links: [],
    phones: [],
    prices: [],
    times: [],
    dates: [],
    weekdays: [],
    pairs: [],
    numbers: [],
    promises: [],
  };
  let rest = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(CHOICE, "$1 ");
  const take = (pattern: RegExp, note: (found: string[]) => void) => {
    rest = rest.replace(pattern, (...found) => {
      note(found.map((part) => (typeof part === "string" ? part : "")));
      return " ; ";
    });
  };
  take(LINK, ([link = ""]) => claims.links.push(plainLink(link)));
  take(PROMISE, ([promise = ""]) => claims.promises.push(promise));
  take(PRICE, ([, before = "", after = ""]) => claims.prices.push(plainNumber(before || after)));
  const date = (month: number, day: string, weekday: string) => {
    const value = `${month + 1}-${Number(day)}`;
    claims.dates.push(value);
    if (weekday) claims.pairs.push({ weekday: indexIn(weekdays, weekday), date: value });
    if (weekday) claims.weekdays.push(indexIn(weekdays, weekday));
  };
  take(MONTH_DAY, ([, weekday = "", month = "", day = ""]) => date(indexIn(months, month), day, weekday));
  take(DAY_MONTH, ([, weekday = "", day = "", month = ""]) => date(indexIn(months, month), day, weekday));
  take(CLOCK, ([, hour, minute, half, hour24, minute24, hourH, minuteH]) => {
    if (hour) claims.times.push(((Number(hour) % 12) + (half === "p" ? 12 : 0)) * 60 + Number(minute || 0));
    else claims.times.push(Number(hour24 || hourH) * 60 + Number(minute24 || minuteH || 0));
  });
  take(NAMED_TIME, ([word = ""]) => claims.times.push(/^mid(night)|medianoche/.test(word) ? 0 : 720));
  const digits = (found: string) => found.replace(/\D/g, "");
  rest = rest.replace(PHONE, (found) => {
    if (digits(found).length < 7) return found;
    claims.phones.push(digits(found));
    return " ; ";
  });
  take(NUMERIC_DATE, ([, month = "", day = ""]) => claims.dates.push(`${Number(month)}-${Number(day)}`));
  take(WEEKDAY, ([, word = ""]) => claims.weekdays.push(indexIn(weekdays, word)));
  for (const [number] of rest.matchAll(/\d+(?:[.,]\d+)?/g)) claims.numbers.push(plainNumber(number));
  return claims;
}

const plainLink = (link: string): string =>
  link
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[.,;:!?/]+$/, "");

/** "1,250.00" as "1250", "45.5" as "45.5". */
const plainNumber = (text: string): string => {
  const trimmed = text.replace(/[.,]+$/, "");
  const decimal = /[.,](\d{1,2})$/.exec(trimmed);
  const whole = (decimal ? trimmed.slice(0, decimal.index) : trimmed).replace(/\D/g, "");
  return String(Number(decimal ? `${whole}.${decimal[1]}` : whole));
};
