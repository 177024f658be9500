import { expect, test } from "vitest";
import { matchWords } from "./match-words";

test("every typed word begins a word of the line, in any order and case, with or without accents", () => {
  expect(matchWords("Send a text", "sen te")).toBe(1);
  expect(matchWords("Send a text", "text send")).toBe(1);
  expect(matchWords("Zoë's café", "cafe")).toBe(1);
  expect(matchWords("Send a text", "ext")).toBe(0);
  expect(matchWords("Send a text", "")).toBe(0);
});

test("a line that begins with what was typed comes first", () => {
  expect(matchWords("Contacts", "con")).toBe(2);
  expect(matchWords("Import contacts", "con")).toBe(1);
});
