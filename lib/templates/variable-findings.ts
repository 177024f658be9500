import { closestName } from "./closest-name";
import { type Finding, finding, type LintContext } from "./finding";
import { findMalformed, findPlaceholders } from "./placeholders";
import { adoptVariables, foreignVariables, mendBraces, renameVariable } from "./repairs";
import { BUILT_IN_VARIABLES } from "./variables";

export function brokenBraces(text: string, { source, known = BUILT_IN_VARIABLES }: LintContext): Finding[] {
  // A filled text carries what people wrote into their own fields; only the template's braces are the template's.
  const pieces = source === undefined ? findMalformed(text) : [];
  const [piece] = pieces;
  if (piece === undefined) return [];
  return [
    finding(
      {
        code: "malformed_placeholder",
        severity: "problem",
        message: `“${piece.slice(0, 40)}” is no variable, so the text cannot be filled in.`,
        fix: "Write {{name}}: a letter, then letters, digits or _, between two pairs of braces.",
      },
      piece,
      (broken) => mendBraces(broken, known),
    ),
  ];
}

export function misspelledVariables(
  text: string,
  { source = text, known = BUILT_IN_VARIABLES }: LintContext,
): Finding[] {
  return findPlaceholders(source).flatMap((name) => {
    const meant = known.includes(name) ? null : closestName(name, known);
    if (meant === null || meant === name) return [];
    return finding(
      {
        code: "unknown_variable",
        severity: "warning",
        message: `Nothing is known as {{${name}}}, so every send would have to say it.`,
        fix: `Did you mean {{${meant}}}?`,
      },
      `{{${name}}}`,
      (misspelled) => renameVariable(misspelled, name, meant),
    );
  });
}

export function variablesInOtherBraces(
  text: string,
  { source = text, known = BUILT_IN_VARIABLES }: LintContext,
): Finding[] {
  const [found] = foreignVariables(source, known);
  if (!found) return [];
  const [written, name] = found;
  return [
    finding(
      {
        code: "variable_without_braces",
        severity: "warning",
        message: `${written} would be sent just as it stands here.`,
        fix: `Write {{${name}}} to have it filled in.`,
      },
      written,
      (foreign) => adoptVariables(foreign, known),
    ),
  ];
}
