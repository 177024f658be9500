import { plainWords } from "./plain-words";

const little = new Set("and with for the a an of de la el y con para s".split(" "));

const stem = (word: string) => (word.length > 4 ? word.replace(/(?:es|s|ing)$/, "") : word);

/**
 * Which of the names a text speaks of, by its index; the one with most of its words said wins, the earlier of two.
 * A name of one word must be said whole; of a longer one half of its words are enough when no other has them. Pure.
 */
export function findNamed(plain: string, names: readonly string[]): number | null {
  const said = new Set(plain.split(" ").map(stem));
  const joined = [...said].join(" ");
  const scores = names.map((name) => {
    const words = plainWords(name)
      .split(" ")
      .filter((word) => word && !little.has(word))
      .map(stem);
    if (words.length === 0) return 0;
    const hits = words.filter((word) => said.has(word) || alike(word, said)).length;
    // "hair cut" for "Haircut".
    if (hits === 0 && words.length === 1 && joined.replaceAll(" ", "").includes(words[0] ?? "")) {
      return (words[0] ?? "").length >= 6 ? 0.9 : 0;
    }
    return hits / words.length + hits / 100;
  });
  const best = Math.max(0, ...scores);
  if (best < 0.5) return null;
  const holders = scores.filter((score) => score === best).length;
  // Half a name that several share tells nothing.
  if (best < 1 && holders > 1) return null;
  return scores.indexOf(best);
}

const families: readonly string[][] = [
  ["haircut", "cut", "trim", "corte", "hair"],
  ["color", "colour", "dye", "tinte", "coloring"],
  ["table", "mesa", "dinner", "lunch", "cena", "reservation", "dine"],
  ["massage", "masaje"],
  ["beard", "barba"],
  ["nail", "manicure", "mani"],
  ["highlight", "mecha", "balayage"],
];

const alike = (word: string, said: ReadonlySet<string>): boolean =>
  families.some((family) => family.includes(word) && family.some((other) => said.has(other)));

/** How many people a party is: "table for four", "party of 6", "2 adults and 3 kids", "somos 4". Null when not said. Pure. */
export function readPartySize(plain: string): number | null {
  const kinds = [...plain.matchAll(SORTS)].map(([, count]) => numberOf(count));
  if (kinds.length > 0) return kinds.reduce((sum, n) => sum + n, 0) || null;
  for (const pattern of [PARTY, FOR_PEOPLE]) {
    const found = pattern.exec(plain);
    if (found) return numberOf(found[1]) || null;
  }
  return /\b(just me|only me|solo yo|just myself)\b/.test(plain) ? 1 : null;
}

const COUNT =
  "\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez";
const SORTS = new RegExp(
  `\\b(${COUNT}) (?:adults?|kids?|children|people|persons?|guests?|pax|of us|ppl|personas|adultos|ninos|comensales)\\b`,
  "g",
);
const PARTY = new RegExp(`\\b(?:party of|group of|we are|were|somos|grupo de) (${COUNT})\\b`);
const FOR_PEOPLE = new RegExp(
  `\\b(?:for|para) (${COUNT})\\b(?! ?(?:am|pm|oclock|\\d|min|hour|day|week|h\\b|de la|las))`,
);
const spelled: Record<string, number> = Object.fromEntries(
  [
    ["one", "uno"],
    ["two", "dos"],
    ["three", "tres"],
    ["four", "cuatro"],
    ["five", "cinco"],
    ["six", "seis"],
    ["seven", "siete"],
    ["eight", "ocho"],
    ["nine", "nueve"],
    ["ten", "diez"],
    [],
    ["twelve"],
  ].flatMap((words, i) => words.map((word) => [word, i + 1])),
);
export const numberOf = (word: string | undefined): number => spelled[word ?? ""] ?? (Number(word) || 0);
