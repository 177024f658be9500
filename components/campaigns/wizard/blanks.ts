import { findPlaceholders } from "../../../lib/templates/placeholders";
import { BUILT_IN_VARIABLES } from "../../../lib/templates/render";
import type { TemplateView } from "../../../lib/templates/schema";
import type { EditorFacts } from "../../templates/draft";

type Texts = Pick<TemplateView, "body" | "bodies">;

/** Names in these texts that neither the person nor the business fills: whoever sends has to say them, once for all. */
export function blanksOf(texts: readonly Texts[], facts: EditorFacts): string[] {
  const own = facts.variables.filter(({ group }) => group !== "given").map(({ name }) => name);
  const known = new Set([...BUILT_IN_VARIABLES, ...own]);
  const used = texts.flatMap(({ body, bodies }) =>
    [body, ...Object.values(bodies)].flatMap(findPlaceholders),
  );
  return [...new Set(used)].filter(
    (name) =>
      !known.has(name) && !known.has(name.replace(/^attributes\./, "")) && !name.startsWith("attributes."),
  );
}

/** The same facts, where a blank that is not filled in yet stays a blank instead of showing an example. */
export function factsFor(facts: EditorFacts, blanks: readonly string[]): EditorFacts {
  const empty = blanks.map((name) => ({ name, label: name, group: "own_field" as const, sample: "" }));
  return { ...facts, variables: [...facts.variables, ...empty] };
}
