import { expect, test } from "vitest";
import { keyOf, linesOf } from "./field-words";

test("a label becomes a key that a template can hold, in every script", () => {
  expect(keyOf(" Favorite color! ")).toBe("favorite_color");
  expect(keyOf("Любимый цвет")).toBe("любимый_цвет");
  expect(keyOf("{{name}}.x")).toBe("name_x");
  expect(keyOf("!!!")).toBe("");
});

test("choices are one a line, each once", () => {
  expect(linesOf("Gold\n Silver \n\nGold")).toEqual(["Gold", "Silver"]);
});
