import {
  anonymous,
  fraudWording,
  linkWithoutName,
  noWayOut,
  publicShortener,
  replyWords,
  restrictedTopic,
} from "./carrier-findings";
import type { Finding, LintContext, Rule } from "./finding";
import { brokenBraces, misspelledVariables, variablesInOtherBraces } from "./variable-findings";
import { exclamations, longText, shouting, unicodeCost } from "./wording-findings";

export type { Finding, LintContext } from "./finding";

const rules: Rule[] = [
  brokenBraces,
  replyWords,
  misspelledVariables,
  variablesInOtherBraces,
  publicShortener,
  linkWithoutName,
  fraudWording,
  restrictedTopic,
  unicodeCost,
  longText,
  shouting,
  exclamations,
  anonymous,
  noWayOut,
];

/**
 * What a carrier, a reader or the bill may hold against a text, each with a way out. Pure; refuses nothing:
 * answers that carriers would swallow are refused by `completeTexts` when a template is stored.
 */
export const lint = (text: string, context: LintContext): Finding[] =>
  rules.flatMap((rule) => rule(text, context));
