import type { Category } from "@/db/enums";
import type { Severity } from "./schema";

/**
 * `source` is the text before its variables were filled in; left out, it is the text itself. `known` are the names
 * that have a value, by default the built-in ones. `fill` shows the text as a typical person gets it: what it costs
 * is counted on that.
 */
export type LintContext = {
  category: Category;
  businessName: string | null;
  source?: string;
  known?: readonly string[];
  fill?: (text: string) => string;
  /** It goes with a picture, so that it costs by the message, whatever its length. */
  hasPicture?: boolean;
};

export type Finding = {
  code: string;
  severity: Severity;
  message: string;
  /** What to write instead, in words. */
  fix: string;
  /** The piece of the text it is about, to point at. */
  spot: string | null;
  /** The text put right; null where only a person can. */
  repair: ((text: string) => string) | null;
};

export type Rule = (text: string, context: LintContext) => Finding[];

type Words = { code: string; severity: Severity; message: string; fix: string };
export const finding = (
  words: Words,
  spot: string | null = null,
  repair: Finding["repair"] = null,
): Finding => ({
  ...words,
  spot,
  repair,
});

/** Texts that nobody asked for: they have to say who writes, and how to end it. */
export const promotional = new Set<Category>(["marketing", "program"]);
