import { apiFilters, type Filters } from "@/components/contacts/filters";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { AttributeRule } from "@/lib/contacts/filter-schema";
import type { Op } from "@/lib/segments/grammar";
import type { Condition, Rule, Scalar } from "@/lib/segments/schema";

const opOf: Record<AttributeRule, Op> = {
  is: "eq",
  contains: "contains",
  at_least: "gte",
  before: "lt",
  exists: "exists",
};

/**
 * The list of contacts as a segment's rule, or null where a segment has no words for it: a search reads names, e-mails
 * and digits at once, and nobody texts those who stopped every text.
 */
export function ruleOf(filters: Filters, definitions: readonly DefinitionView[]): Rule | null {
  const { q, tag, consent, attribute, attribute_rule, attribute_value } = apiFilters(filters);
  if (q !== undefined || consent === "stopped") return null;
  const conditions: Condition[] = [];
  if (tag) conditions.push({ path: "tags", op: "in", value: [tag] });
  if (consent)
    conditions.push({
      path: "consent.sms.marketing",
      op: "eq",
      value: consent === "marketing" ? "opted_in" : "none",
    });
  if (attribute) {
    const condition = { path: `attributes.${attribute}`, op: opOf[attribute_rule ?? "is"] };
    const kind = definitions.find(({ key }) => key === attribute)?.kind;
    conditions.push(
      attribute_value === undefined ? condition : { ...condition, value: valueIn(attribute_value, kind) },
    );
  }
  return conditions.length > 0 ? { all: conditions } : null;
}

function valueIn(text: string, kind: DefinitionView["kind"] | undefined): Scalar {
  const number = Number(text.replaceAll(",", ""));
  if (kind === "number" && Number.isFinite(number)) return number;
  return kind === "boolean" ? text === "true" : text.trim();
}
