import { phraseOf } from "./phrases";
import type { PathView, Rule } from "./schema";

/**
 * A rule as a plain sentence: "People tagged balayage who have not texted for 60 days". Pure; `paths` say what the
 * paths in it are called, and one that is missing is called by its own name.
 */
export function sentenceOf(rule: Rule, paths: readonly PathView[]): string {
  const known = new Map(paths.map((path) => [path.path, path]));
  const said = say(rule, known, false, true);
  if (said === EVERYBODY) return "Everybody";
  if (said === NOBODY) return "Nobody";
  return `People ${said}`;
}

const EVERYBODY = "everybody";
const NOBODY = "nobody";

/** “Not” is carried down to the single conditions, as it is when the people are looked for. */
function say(rule: Rule, known: ReadonlyMap<string, PathView>, isNot: boolean, isWhole: boolean): string {
  if ("path" in rule) return phraseOf(rule, known.get(rule.path), isNot);
  if ("not" in rule) return say(rule.not, known, !isNot, isWhole);
  const isAll = "all" in rule !== isNot;
  const rules = "all" in rule ? rule.all : rule.any;
  if (rules.length === 0) return isAll ? EVERYBODY : NOBODY;
  if (rules.length === 1 && rules[0]) return say(rules[0], known, isNot, isWhole);
  const parts = rules.map((part) => say(part, known, isNot, false));
  if (!isAll) return isWhole ? parts.join(" or ") : `either ${parts.join(" or ")}`;
  return isWhole ? joined(parts) : `(${joined(parts)})`;
}

/** "tagged balayage who never texted": what people are goes before what they did, without an “and”. */
function joined(parts: string[]): string {
  const [last = "", ...others] = [...parts].reverse();
  const before = others.reverse();
  const link = before.length === 1 && !/^who/.test(before[0] ?? "") && /^who/.test(last) ? " " : " and ";
  return `${before.join(", ")}${link}${last}`;
}
