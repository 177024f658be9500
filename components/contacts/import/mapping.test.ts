import { describe, expect, test } from "vitest";
import { troubleOf, twice } from "./mapping";
import { filterChoices } from "./problem-filter";
import { checkSentence, fileSentence, undoSentence } from "./words";

describe("a mapping", () => {
  test("needs a number, and each field once but for tags", () => {
    expect(troubleOf({ A: "first_name" })).toMatch(/phone numbers/);
    expect(troubleOf({ A: "phone", B: "email", C: "email" })).toMatch(/E-mail/);
    expect(troubleOf({ A: "phone", B: "tags", C: "tags", D: null, E: null })).toBeNull();
    expect([...twice({ A: "phone", B: "email", C: "email", D: "tags", E: "tags" })]).toEqual(["B", "C"]);
  });
});

describe("in words", () => {
  const check = { new: 0, update: 0, unchanged: 0, skip: 0, noticed: 0, agreed: 0 };
  const result = { created: 0, updated: 0, unchanged: 0, skipped: 0, opted_in: 0, stays_stopped: 0 };

  test("a check says what would happen", () => {
    expect(checkSentence({ check: { ...check, new: 1, update: 1204 } })).toBe(
      "1 person would be added and 1,204 would be updated.",
    );
    expect(checkSentence({ check })).toBe("Nobody in this file can be imported yet.");
  });

  test("undo says what it takes back, and only that", () => {
    expect(undoSentence({ result: { ...result, created: 12 } })).toBe(
      "12 people who were added will be removed.",
    );
    expect(undoSentence({ result: { ...result, created: 1, updated: 2, opted_in: 1 } })).toBe(
      "1 person who was added will be removed, 2 people will get back the details they had before and 1 opt-in from this file will be withdrawn.",
    );
    expect(undoSentence({ result })).toMatch(/nothing will be taken back/);
  });

  test("a file says how it was read", () => {
    const file = { encoding: "utf-16le", separator: "\t", has_header: true };
    expect(fileSentence({ file })).toBe(
      "Read as UTF-16; cells are parted by tabs. The first line names the columns.",
    );
    expect(fileSentence({ file: { encoding: null, separator: ";", has_header: false } })).toMatch(
      /^Cells are parted by semicolons\. The first line is a person/,
    );
  });

  test("filters start with what is left out, and are there only when they tell rows apart", () => {
    const problems = [
      { code: "phone_missing", severity: "error" as const, title: "No phone number", count: 2 },
      { code: "landline", severity: "notice" as const, title: "Landline", count: 1 },
    ];
    const both = filterChoices({ check: { ...check, skip: 2, noticed: 1 }, problems });
    expect(both.map(({ id, count }) => `${id} ${count}`)).toEqual([
      "left_out 2",
      "noticed 1",
      "all 3",
      "phone_missing 2",
      "landline 1",
    ]);
    const one = filterChoices({ check: { ...check, skip: 2 }, problems: problems.slice(0, 1) });
    expect(one.map(({ id }) => id)).toEqual(["all"]);
  });
});
