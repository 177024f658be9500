import { expect, test } from "vitest";
import { compileText, fillText } from "./compiled-text";
import { findTip, typicalOf } from "./tipped";

const tipOf = (body: string, own: Record<string, string>, shared: Record<string, string> = {}) => {
  const text = compileText(body);
  const resolve = (name: string) => own[name] ?? shared[name];
  const filled = fillText(text, resolve);
  if (!filled.ok) throw new Error("not filled");
  return findTip(
    typicalOf(text, (name) => shared[name]),
    filled,
    resolve,
  );
};
const long = `Hi {{first_name}} {{last_name}}, ${"x".repeat(140)}`;

test.each([
  [{ first_name: "Ann", last_name: "Lee" }, null],
  [{ first_name: "Józef", last_name: "Lee" }, "“ó” in first name"],
  [{ first_name: "Ann", last_name: "Wałęsa" }, "“łę” in last name"],
  [{ first_name: "佐藤陽菜", last_name: "Lee" }, "first name “佐藤陽菜”"],
  [{ first_name: "Ann", last_name: "Featherstonehaugh" }, "a long last name (17 letters)"],
  [{ first_name: "[Ann", last_name: "Lope[" }, null],
])("%j: %s", (own, cause) => expect(tipOf(long, own)?.cause ?? null).toBe(cause));

test("what everybody's text costs is nobody's own doing", () => {
  expect(tipOf(`😀 ${"x".repeat(80)} {{first_name}}`, { first_name: "Łukasz" })).toBeNull();
  expect(tipOf("{{offer}} {{first_name}}", { first_name: "Ann" }, { offer: "ś".repeat(200) })).toBeNull();
});

test("a person who makes it Unicode without another part is told apart", () => {
  expect(tipOf("Hi {{first_name}}", { first_name: "Łu" })).toMatchObject({
    isUnicode: true,
    extraSegments: 0,
  });
});
