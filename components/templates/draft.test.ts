import { expect, test } from "vitest";
import type { TemplateForm } from "../../lib/templates/schema";
import {
  changesOf,
  copyFor,
  type EditorFacts,
  forgottenIn,
  matching,
  openBraces,
  variableAt,
  words,
} from "./draft";

const facts: EditorFacts = {
  variables: [
    { name: "first_name", label: "First name", group: "person", sample: "Maria" },
    { name: "plan", label: "Plan", group: "own_field", sample: "gold" },
    { name: "order_number", label: "Order number", group: "given", sample: "A-1042" },
  ],
  people: { data: [], segment_micros: 12_800, picture_micros: 22_000, currency: "USD" },
};
const maria = {
  kind: "typical" as const,
  name: "Maria",
  phone: null,
  language: null,
  values: { first_name: "Maria" },
};

test("a copy fills what is known, samples what will be asked for, and names what nobody knows", () => {
  const copy = copyFor(
    maria,
    "{{first_name}} {{business_name}} {{order_number}} {{plan}} {{last_name}}",
    "Bella",
    facts,
  );
  expect(copy.body).toBe("Maria Bella A-1042 {{plan}} {{last_name}}");
  expect(copy.missing).toEqual(["plan", "last_name"]);
});

test("a value with braces is shown and never filled again", () => {
  const copy = copyFor({ ...maria, values: { first_name: "{{plan}}" } }, "Hi {{first_name}}", "Bella", facts);
  expect(copy.body).toBe("Hi {{plan}}");
  expect(copy.missing).toEqual([]);
});

test("only what differs is sent", () => {
  const form: TemplateForm = {
    name: "a",
    category: "order",
    description: null,
    body: "x",
    bodies: { es: "y" },
    whatsapp_contents: {},
    media_urls: [],
    is_active: true,
  };
  expect(changesOf(form, { ...form, bodies: { es: "y" } })).toEqual({});
  expect(changesOf(form, { ...form, body: "z", bodies: {} })).toEqual({ body: "z", bodies: {} });
});

test.each([
  ["Hi {{", 5, { start: 3, query: "" }],
  ["Hi {{fir", 8, { start: 3, query: "fir" }],
  ["Hi {{ first na", 14, { start: 3, query: "first na" }],
  ["Hi {{name}}", 11, null],
  ["Hi {name", 8, null],
  ["Hi {{name}} and", 15, null],
  ["Hi {{a\nb", 8, null],
])("%j at %i has these open braces", (text, caret, found) => {
  expect(openBraces(text, caret)).toEqual(found);
});

test("one key takes the whole variable beside the caret", () => {
  expect(variableAt("Hi {{name}}!", 11, "before")).toEqual({ start: 3, end: 11 });
  expect(variableAt("Hi {{name}}!", 3, "after")).toEqual({ start: 3, end: 11 });
  expect(variableAt("Hi {{name}}!", 12, "before")).toBeNull();
  expect(variableAt("Hi {{name}}!", 7, "before")).toBeNull();
});

test("variables that begin with what was typed come first", () => {
  expect(matching(facts.variables, "n").map(({ name }) => name)).toEqual([
    "first_name",
    "plan",
    "order_number",
  ]);
  expect(matching(facts.variables, "First n").map(({ name }) => name)).toEqual(["first_name"]);
  expect(matching(facts.variables, "order_n").map(({ name }) => name)).toEqual(["order_number"]);
  expect(matching(facts.variables, "zzz")).toEqual([]);
});

test("what a translation forgot is named", () => {
  expect(forgottenIn("{{a}} {{b}} {{a}}", "{{b}}")).toEqual(["a"]);
});

test("words lose nothing of the text and never break a variable", () => {
  const text = "  Hi {{first name}},\n it’s 5:30 – ¡olé! 😀 ";
  expect(words(text).join("")).toBe(text);
  expect(words(text)).toContain("{{first name}}");
});
