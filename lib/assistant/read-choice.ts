import { numberOf } from "./find-named";
import { plainWords } from "./plain-words";

const firsts: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "1st": 1,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
  primera: 1,
  primero: 1,
  segunda: 2,
  segundo: 2,
  tercera: 3,
  tercero: 3,
  cuarta: 4,
};
const beside = new Set(
  "the one option number please pls ok okay yes yeah yep sure thanks works great good perfect let s lets do ill take i ill la el opcion numero por favor si vale quiero esta bien would like want for me works time slot choose pick go with gracias thank you un una is fine can".split(
    " ",
  ),
);

/** The number a reply picks ("2", "#2 please", "the second one", "2️⃣"), from 1; null when it is more than a pick. Pure. */
export function readChoice(raw: string, count: number): number | null {
  const words = plainWords(raw.replace(/\u20e3/g, " "))
    .split(" ")
    .filter((word) => word && !(beside.has(word) && !(word === "uno")));
  const [word] = words;
  if (word === undefined || words.length !== 1) return null;
  const chosen = word === "last" || word === "ultima" ? count : (firsts[word] ?? numberOf(word));
  return chosen >= 1 && chosen <= count ? chosen : null;
}

/** The number that begins a reply which says more: "1 friday afternoon". Null before a time, a date or a head count. Pure. */
export function leadingChoice(raw: string, count: number): number | null {
  const found =
    /^\s*(?:#|no\.? ?|number |option |opcion )?(\d{1,2})(?![\d:/.%]| ?(?:am|pm|people|persons?|of us|guests|adults|min|oclock|o'clock|days?|weeks?|personas)\b)/i.exec(
      raw,
    );
  const chosen = Number(found?.[1] ?? 0);
  return chosen >= 1 && chosen <= count ? chosen : null;
}

/** "None of these", "something later", "another day". Pure. */
export const refusesAll = (raw: string): boolean =>
  /\b(none|neither|nope|not? (of )?(these|those|any)|something else|other (times?|days?|options?)|another (time|day|one)|more (times|options)|later|earlier|different|ninguna?|otra (hora|opcion)|otro (dia|horario)|mas tarde|mas temprano|no me (sirve|va|queda)|doesnt work|dont work|wont work|no)\b/.test(
    plainWords(raw),
  );

/** A plain yes or no to a question of ours; null for anything else. Pure. */
export function readYesNo(raw: string): "yes" | "no" | null {
  const plain = plainWords(raw);
  if (
    /^(yes|yeah|yep|yup|sure|ok|okay|please do|correct|si|claro|dale|vale)( (please|thanks|por favor|gracias|sure))?$/.test(
      plain,
    )
  )
    return "yes";
  return /^(no|nope|nah|never ?mind|keep it|dont|leave it|dejalo|olvidalo|no gracias|no thanks|no thank you)( (please|thanks))?$/.test(
    plain,
  )
    ? "no"
    : null;
}
