import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { searchWords, storable } from "@/components/ui/search-words";
import type { AttributeKind } from "@/db/enums";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { AttributeRule, ConsentFilter, ContactFilter } from "@/lib/contacts/filter-schema";

export const consentChoices = ["can-get-marketing", "stopped", "no-proof-yet"] as const;
export const ruleChoices = ["is", "contains", "at-least", "before", "any"] as const;
export type RuleChoice = (typeof ruleChoices)[number];

/** What the address bar says about the list, in plain words. A whole number never stands there. */
export const filterParsers = {
  q: parseAsString,
  tag: parseAsString,
  consent: parseAsStringLiteral(consentChoices),
  field: parseAsString,
  rule: parseAsStringLiteral(ruleChoices),
  value: parseAsString,
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

export const noFilters: Filters = { q: null, tag: null, consent: null, field: null, rule: null, value: null };

export const isFiltered = (filters: Filters): boolean =>
  Object.values(apiFilters(filters)).some((value) => value !== undefined);

const consentNames: Record<(typeof consentChoices)[number], ConsentFilter> = {
  "can-get-marketing": "marketing",
  stopped: "stopped",
  "no-proof-yet": "no_proof",
};
const ruleNames: Record<RuleChoice, AttributeRule> = {
  is: "is",
  contains: "contains",
  "at-least": "at_least",
  before: "before",
  any: "exists",
};

/** The same wish as the API's query; a field without a value yet asks for nothing. */
export function apiFilters({ q, tag, consent, field, rule, value }: Filters): Partial<ContactFilter> {
  const hasField = field !== null && (rule === "any" || (value ?? "").trim() !== "");
  return {
    q: searchWords(q),
    tag: storable(tag)?.slice(0, 50) || undefined,
    consent: consent ? consentNames[consent] : undefined,
    attribute: hasField ? storable(field)?.slice(0, 64) : undefined,
    attribute_rule: hasField ? ruleNames[rule ?? "is"] : undefined,
    attribute_value: hasField && rule !== "any" ? storable(value)?.slice(0, 200) : undefined,
  };
}

export const consentOptions = [
  { id: "can-get-marketing", label: "Can get offers" },
  { id: "stopped", label: "Stopped all texts" },
  { id: "no-proof-yet", label: "No proof yet" },
] as const;

const ruleLabels: Record<RuleChoice, string> = {
  is: "is",
  contains: "contains",
  "at-least": "is at least",
  before: "is less than",
  any: "has any value",
};
const rulesByKind: Record<AttributeKind, readonly RuleChoice[]> = {
  text: ["is", "contains", "any"],
  number: ["is", "at-least", "before", "any"],
  date: ["is", "at-least", "before", "any"],
  boolean: ["is", "any"],
  choice: ["is", "any"],
};

/** How a field of this kind can be compared, in words. */
export const ruleOptions = (kind: AttributeKind): { id: RuleChoice; label: string }[] =>
  rulesByKind[kind].map((id) => ({
    id,
    label: kind === "date" ? (dateLabels[id] ?? ruleLabels[id]) : ruleLabels[id],
  }));
const dateLabels: Partial<Record<RuleChoice, string>> = { "at-least": "is on or after", before: "is before" };

/** What is chosen, piece by piece: ["tagged vip", "Visits is at least 3"]. */
export function filterWords(filters: Filters, definitions: readonly DefinitionView[]): string[] {
  const { q, tag, consent, field, rule, value } = filters;
  const words: string[] = [];
  if (q?.trim()) words.push(`“${q.trim()}”`);
  if (tag) words.push(`tagged ${tag}`);
  const chosen = consentOptions.find((option) => option.id === consent);
  if (chosen) words.push(chosen.label);
  if (apiFilters(filters).attribute) {
    const definition = definitions.find((one) => one.key === field);
    const how = ruleOptions(definition?.kind ?? "text").find((one) => one.id === (rule ?? "is"));
    const label = how?.label ?? ruleLabels[rule ?? "is"];
    words.push(`${definition?.label ?? field} ${label}${rule === "any" ? "" : ` ${value}`}`);
  }
  return words;
}

/** Five digits and nothing that is no number: looked up whole, and kept out of the address. */
export const looksLikeNumber = (text: string): boolean =>
  /^[+(\d][\d\s().\-/]*$/.test(text.trim()) && text.replace(/\D/g, "").length >= 5;
