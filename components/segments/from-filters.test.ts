import { expect, test } from "vitest";
import type { DefinitionView } from "../../lib/contacts/attribute-values";
import { noFilters } from "../contacts/filters";
import { ruleOf } from "./from-filters";

const field = (key: string, kind: DefinitionView["kind"]): DefinitionView => ({
  id: 1,
  key,
  label: key,
  kind,
  options: [],
  is_pinned: false,
  is_archived: false,
  created_at: "",
});
const definitions = [field("visits", "number"), field("member", "boolean")];

test("what the list of contacts shows becomes a rule, its values as their fields keep them", () => {
  const filters = { ...noFilters, tag: "vip", consent: "can-get-marketing" } as const;
  expect(ruleOf({ ...filters, field: "visits", rule: "at-least", value: "3" }, definitions)).toEqual({
    all: [
      { path: "tags", op: "in", value: ["vip"] },
      { path: "consent.sms.marketing", op: "eq", value: "opted_in" },
      { path: "attributes.visits", op: "gte", value: 3 },
    ],
  });
  const member = { ...noFilters, field: "member", rule: null, value: "false" };
  expect(ruleOf(member, definitions)).toEqual({
    all: [{ path: "attributes.member", op: "eq", value: false }],
  });
  expect(ruleOf({ ...member, rule: "any", value: null }, definitions)).toEqual({
    all: [{ path: "attributes.member", op: "exists" }],
  });
});

test("a search, people who stopped, and everybody make no rule", () => {
  expect(ruleOf(noFilters, definitions)).toBeNull();
  expect(ruleOf({ ...noFilters, q: "ana", tag: "vip" }, definitions)).toBeNull();
  expect(ruleOf({ ...noFilters, consent: "stopped", tag: "vip" }, definitions)).toBeNull();
});
