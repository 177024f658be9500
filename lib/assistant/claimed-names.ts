import { isCalendarWord } from "./claims";

const NAME = "\\p{Lu}[\\p{L}'’-]+";
const NAMES = `(${NAME}(?:(?:, ?| (?:and|or|y|o|et|ou|e|&) | )${NAME})*)`;
/** Whom they come to. German writes every noun like a name, so its words are not looked at. */
const WITH = new RegExp(`\\b(?:[Ww]ith|[Bb]y|[Aa]sk for|[Cc]on|[Aa]vec|[Cc]om) ${NAMES}`, "gu");
const WHO = new RegExp(
  `(?:^|[.!?\\n] ?)(${NAME}) (?:is (?:free|available|off|away|working)|will (?:see|take|do|be happy)|can (?:see|take|do|fit)|has (?:time|an opening|openings|a slot))\\b`,
  "gu",
);
const FOR = new RegExp(`\\b(?:for|para|pour) ${NAMES}`, "gu");

const nobody = new Set(
  (
    "it this that there nothing nobody someone somebody everyone everybody everything anything none neither either " +
    "each she he who which what one we you they our your my i us mr mrs ms dr don dona senora senor " +
    "today tomorrow tonight noon midday morning afternoon evening"
  ).split(" "),
);

export type NameSources = {
  /** Words of the business: its people, its services, its facts, what tools said. */
  own: readonly string[];
  /** Words of the customer, who may bring somebody along. */
  theirs: readonly string[];
};

/**
 * People whom an answer speaks of and nobody knows: "see you with Anna", where no Anna works. Whoever the customer
 * names is known as somebody who comes, not as somebody who works here. Pure.
 */
export function unknownNames(reply: string, { own, theirs }: NameSources): string[] {
  const staff = wordsOf(own);
  const guests = new Set([...staff, ...wordsOf(theirs)]);
  const found = (pattern: RegExp, known: ReadonlySet<string>) =>
    [...reply.matchAll(pattern)]
      .flatMap(([, names = ""]) => names.match(new RegExp(NAME, "gu")) ?? [])
      .filter((name) => !isKnown(name, known));
  return [...new Set([...found(WITH, staff), ...found(WHO, staff), ...found(FOR, guests)])];
}

const isKnown = (name: string, known: ReadonlySet<string>): boolean => {
  const word = plain(name);
  return known.has(word) || nobody.has(word) || isCalendarWord(word);
};

const plain = (word: string): string =>
  word
    .replace(/['’]s$/, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

const wordsOf = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => text.match(/[\p{L}'’-]+/gu) ?? []).map(plain));
