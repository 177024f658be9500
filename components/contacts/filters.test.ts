import { expect, test } from "vitest";
import { apiFilters, filterWords, isFiltered, looksLikeNumber, noFilters } from "./filters";

test("plain words of the address become the API's query, and back into words", () => {
  const filters = { ...noFilters, q: " maria ", field: "visits", rule: "at-least", value: "3" } as const;
  expect(apiFilters(filters)).toEqual({
    q: "maria",
    tag: undefined,
    consent: undefined,
    attribute: "visits",
    attribute_rule: "at_least",
    attribute_value: "3",
  });
  expect(filterWords(filters, [])).toEqual(["“maria”", "visits is at least 3"]);
});

test("a field without a value asks for nothing yet", () => {
  expect(isFiltered({ ...noFilters, field: "visits", rule: "is" })).toBe(false);
  expect(isFiltered({ ...noFilters, field: "visits", rule: "any" })).toBe(true);
});

test("an odd address asks for nothing that cannot be looked for", () => {
  expect(apiFilters({ ...noFilters, q: "\0", tag: "a\0".repeat(60) })).toMatchObject({
    q: undefined,
    tag: "a".repeat(50),
  });
});

test("a whole number is told from a name and from last digits", () => {
  expect(["(415) 555-0137", "+44 7911 123456", "41555"].every(looksLikeNumber)).toBe(true);
  expect(["0137", "Maria 2", "12-34", "a41555"].some(looksLikeNumber)).toBe(false);
});
