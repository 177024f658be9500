import { Problem } from "@/lib/errors";
import { judgeBy } from "./judge";
import type { Vocabulary } from "./paths";
import { readRule } from "./rule";
import type { Rule } from "./schema";

/** The rule of a definition. @throws Problem 422 naming every part of it that cannot be read. */
export function requireRule(
  definition: unknown,
  vocabulary: Vocabulary,
  strangers: ReadonlySet<string> = new Set(),
): Rule {
  const { rule, errors } = readRule(definition, judgeBy(vocabulary, strangers));
  if (rule) return rule;
  throw new Problem(422, "validation_failed", "Some conditions need another look.", { errors });
}
