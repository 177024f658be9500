import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMalformed, findPlaceholders, render, resolveVariables } from "./render";

const from = (values: Record<string, unknown>) => resolveVariables({ request: values });

describe("finding placeholders", () => {
  test.each<[string, string[], string[]]>([
    ["Hi {{customer_name}}, order #{{order_number}} is ready!", ["customer_name", "order_number"], []],
    [
      "Hello {{ first_name }}! {{first_name}} of {{  city}} {{ attributes.city }}",
      ["first_name", "city", "attributes.city"],
      [],
    ],
    ["{{A1}}{{b_2}}", ["A1", "b_2"], []],
    ["no variables, { braces } or {one}", [], []],
    ["{{ }} and {{}}", [], ["{{ }}", "{{}}"]],
    ["{{a b}} {{first-name}} {{1st}}", [], ["{{a b}}", "{{first-name}}", "{{1st}}"]],
    ["Hi {{name, your table", [], ["{{name,"]],
    ["Hi {{ name, your {{table}}", ["table"], ["{{ name,"]],
    ["{{name} and {{x}}", ["x"], ["{{name}"]],
    ["{name}} is here", [], ["{name}}"]],
    ["{{{name}}} {{a}}}", [], ["{{{name}}}", "{{a}}}"]],
    ["{{__proto__}} {{_x}}", [], ["{{__proto__}}", "{{_x}}"]],
    ["{{constructor}} {{env}}", ["constructor", "env"], []],
    ["{{nom\u00a0}} {{\nname\n}}", ["nom", "name"], []],
    ["{{prénom}}", [], ["{{prénom}}"]],
    ["ends {{", [], ["{{"]],
    ["{{{{a}}}}", [], ["{{{{a}}}}"]],
    ["", [], []],
  ])("%j", (body, names, malformed) => {
    expect(findPlaceholders(body)).toEqual(names);
    expect(findMalformed(body)).toEqual(malformed);
  });
});

describe("rendering", () => {
  test("fills every placeholder, spaces or not", () => {
    expect(render("Hi {{name}}, {{ n }} of {{  ok }}!", from({ name: "Ann", n: 3, ok: true }))).toEqual({
      ok: true,
      text: "Hi Ann, 3 of true!",
    });
  });

  test("names everything missing, once, and renders nothing", () => {
    expect(render("{{a}} {{b}} {{a}} {{c d}}", from({ b: 1 }))).toEqual({
      ok: false,
      missing: ["a", "{{c d}}"],
    });
  });

  test("a value is never read for placeholders again", () => {
    expect(render("{{a}}{{b}}", from({ a: "{{b}} $& $1 {{", b: "x" }))).toEqual({
      ok: true,
      text: "{{b}} $& $1 {{x",
    });
    expect(render("{{a}}{{b}}", from({ a: "{", b: "{a}}" }))).toEqual({ ok: true, text: "{{a}}" });
  });

  test.each([
    "constructor",
    "toString",
    "hasOwnProperty",
    "env",
    "process.env",
    "constructor.name",
    "attributes.constructor",
    "attributes",
  ])("{{%s}} is an unknown variable, never a property of an object", (name) => {
    const resolve = resolveVariables({
      request: {},
      contact: { attributes: {} },
      workspace: { name: "Bella" },
    });
    expect(render(`{{${name}}}`, resolve)).toEqual({ ok: false, missing: [name] });
  });

  test("{{__proto__}} never renders", () => {
    expect(render("{{__proto__}}", from(JSON.parse('{"__proto__":"x"}')))).toEqual({
      ok: false,
      missing: ["{{__proto__}}"],
    });
  });

  test("a body without braces comes back as it is, and values land where they belong", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 20 }), { maxLength: 8 }), (values) => {
        const request = Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
        const body = values.map((_, index) => `<{{v${index}}}>`).join("|");
        expect(render(body, from(request))).toEqual({
          ok: true,
          text: values.map((value) => `<${value}>`).join("|"),
        });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) => {
        fc.pre(!body.includes("{{"));
        expect(render(body, from({}))).toEqual({ ok: true, text: body });
      }),
    );
  });

  test("a hostile body is read in linear time", () => {
    const startMs = performance.now();
    for (const body of [
      "{{".repeat(50_000),
      "{{a".repeat(50_000),
      "{{a}".repeat(50_000),
      "}}".repeat(50_000),
      `{{${"a".repeat(200_000)}`,
    ]) {
      findMalformed(body);
      render(body, from({}));
    }
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});

describe("where a variable comes from", () => {
  const contact = {
    firstName: " Anna ",
    lastName: "Rossi",
    email: "anna@example.com",
    language: "it",
    attributes: {
      city: "Rome",
      first_name: "shadow",
      vip: true,
      visits: 0,
      blank: "  ",
      nested: { a: 1 },
      "attributes.deep": "d",
    },
  };
  const resolve = resolveVariables({
    request: {
      order_number: 42,
      note: "",
      email: null,
      city: undefined,
      last_name: "Bianchi",
      list: [1],
      nan: Number.NaN,
    },
    contact,
    workspace: { name: "Bella Salon" },
  });

  test.each<[string, string | undefined]>([
    ["order_number", "42"],
    ["last_name", "Bianchi"],
    ["first_name", "Anna"],
    ["name", "Anna Rossi"],
    ["customer_name", "Anna Rossi"],
    ["email", "anna@example.com"],
    ["language", "it"],
    ["city", "Rome"],
    ["attributes.city", "Rome"],
    ["attributes.first_name", "shadow"],
    ["attributes.deep", "d"],
    ["vip", "true"],
    ["visits", "0"],
    ["note", ""],
    ["blank", undefined],
    ["nested", undefined],
    ["list", undefined],
    ["nan", undefined],
    ["unknown", undefined],
    ["workspace_name", "Bella Salon"],
    ["business_name", "Bella Salon"],
    ["restaurant_name", "Bella Salon"],
    ["salon_name", "Bella Salon"],
  ])("%s", (name, value) => {
    expect(resolve(name)).toBe(value);
  });

  test("a name falls back to what is known of it", () => {
    const name = (person: object) => resolveVariables({ contact: person })("customer_name");
    expect(name({ firstName: "Anna", lastName: " " })).toBe("Anna");
    expect(name({ lastName: "Rossi" })).toBe("Rossi");
    expect(name({ firstName: null, lastName: null, attributes: { customer_name: "A. R." } })).toBe("A. R.");
    expect(name({})).toBeUndefined();
  });

  test("nothing known resolves nothing", () => {
    expect(resolveVariables({})("first_name")).toBeUndefined();
    expect(resolveVariables({ request: null, contact: null, workspace: null })("salon_name")).toBeUndefined();
    expect(resolveVariables({ workspace: { name: " " } })("salon_name")).toBeUndefined();
  });
});
