import { expect, test } from "vitest";
import { defaultTemplates } from "@/lib/workspaces/default-templates";
import { lint } from "./linter";
import { completeTexts } from "./texts";

const codes = (text: string, category: "marketing" | "order" = "order") =>
  lint(text, { category, businessName: "Bella Salon" }).map((warning) => warning.code);

test("a plain transactional text draws no warning", () => {
  expect(codes("Hi {{customer_name}}, your order is ready!")).toEqual([]);
});

test("a good marketing text draws no warning", () => {
  expect(codes("Bella Salon: 20% off this week. Reply STOP to opt out.", "marketing")).toEqual([]);
  expect(codes("{{restaurant_name}}: {{promotion_text}} Reply STOP to opt out.", "marketing")).toEqual([]);
});

test("marketing without a name and a way out is named as such", () => {
  expect(codes("20% off this week only, come and see us", "marketing")).toEqual([
    "business_name_missing",
    "opt_out_missing",
  ]);
});

test("public link shorteners are named, other domains are not", () => {
  expect(codes("Bella Salon: see https://bit.ly/3xYz")).toEqual(["public_link_shortener"]);
  expect(codes("Bella Salon: see BIT.LY/3xYz")).toEqual(["public_link_shortener"]);
  expect(codes("Bella Salon: see https://rabbit.ly/3 or https://habit.ly.example.com")).toEqual([]);
});

test("a curly quote costs a segment and the fix says what it would be without", () => {
  const [warning] = lint(`${"a".repeat(120)}’`, { category: "order", businessName: null });
  expect(warning?.code).toBe("unicode_cost");
  expect(warning?.message).toContain("2 segments");
  expect(warning?.fix).toContain("1 segment");
});

test("more than three segments are worth a warning", () => {
  expect(codes("a".repeat(459))).toEqual([]);
  expect(codes("a".repeat(460))).toEqual(["many_segments"]);
});

test("capitals throughout are shouting, in marketing only", () => {
  const text = "BELLA SALON BIG SALE TODAY ONLY, REPLY STOP TO OPT OUT";
  expect(codes(text, "marketing")).toEqual(["all_caps"]);
  expect(codes(text)).toEqual([]);
});

test("a hostile text is linted in linear time", () => {
  const started = performance.now();
  for (const piece of ["{{", "reply ", "YES ", "STOP/", "a.", "’", "CANCEL to "])
    codes(piece.repeat(1600 / piece.length), "marketing");
  expect(performance.now() - started).toBeLessThan(3_000);
});

test.each(defaultTemplates)(
  "the default template $name passes its own check and draws no warning",
  ({ body, placeholders, category }) => {
    expect(completeTexts({ body, bodies: {} }, placeholders).ok).toBe(true);
    expect(lint(body, { category, businessName: "Bella Salon" })).toEqual([]);
  },
);
