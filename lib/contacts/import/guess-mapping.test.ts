import { describe, expect, test } from "vitest";
import { guessMapping, keyFor } from "./guess-mapping";

const own = [{ key: "stylist", label: "Stylist" }];
const guess = (columns: string[], ...rows: string[][]) => guessMapping(columns, rows, own);

describe("columns are guessed", () => {
  test("by the names that booking systems and people give them", () => {
    const { mapping, isClear } = guess(
      ["First name", "Last name", "Mobile phone", "Email", "Tags", "Agreed to marketing", "Stylist", "Shoe"],
      ["Ann", "Roe", "(415) 555-0137", "a@x.example", "vip", "yes", "Kim", "37"],
    );
    expect(isClear).toBe(true);
    expect(mapping).toEqual({
      "First name": "first_name",
      "Last name": "last_name",
      "Mobile phone": "phone",
      Email: "email",
      Tags: "tags",
      "Agreed to marketing": "marketing",
      Stylist: "attributes.stylist",
      Shoe: null,
    });
  });

  test.each([
    [["Nombre", "Teléfono móvil"], "full_name", ["José Ruiz", "+34600111222"]],
    [["Vorname", "Handynummer"], "first_name", ["Jörg", "+4915112345678"]],
    [["Prénom", "Téléphone portable"], "first_name", ["Zoé", "+33612345678"]],
  ])("in other languages: %j", (columns, name, row) => {
    const [first = "", second = ""] = columns;
    const { mapping } = guess(columns, row);
    expect([mapping[first], mapping[second]]).toEqual([name, "phone"]);
  });

  test("by what is in them when their names say nothing", () => {
    const { mapping, isClear } = guess(["A", "B"], ["Ann", "4155550137"], ["Bo", "4155550138"]);
    expect(mapping).toEqual({ A: null, B: "phone" });
    expect(isClear).toBe(true);
  });

  test("and a column that is called phone but holds no numbers is not taken for one", () => {
    const { mapping, isClear } = guess(["Phone", "Name"], ["yes", "Ann"]);
    expect(mapping.Phone).toBeNull();
    expect(isClear).toBe(false);
  });

  test("each field once: of two phones the better name", () => {
    const { mapping } = guess(["Home phone", "Mobile"], ["4155550137", "4155550138"]);
    expect(mapping).toEqual({ "Home phone": null, Mobile: "phone" });
  });
});

test("a preferred way of contact is read where it is one that Parley has", () => {
  const columns = ["Mobile", "Preferred contact method"];
  const read = (...ways: string[]) =>
    guess(columns, ...ways.map((way) => ["4155550137", way])).mapping["Preferred contact method"];
  expect(read("Email", "Text message")).toBe("preferred_channel");
  expect(read("Email", "Phone call")).toBeNull();
});

test("a new field is called after its column", () => {
  expect(keyFor("Favorite Stylist!")).toBe("favorite_stylist");
});
