import { expect, test } from "vitest";
import { clickSentence, shortTarget } from "./click-words";

const click = {
  at: "2026-11-21T14:02:00Z",
  target: "https://www.juniper.example/book/?c=1",
  bot_reason: null,
};

test("a click is told with the name of whose text it is; a machine's as what it is", () => {
  expect(clickSentence(click, "Maria Lopez")).toBe("Maria Lopez opened the link to juniper.example/book.");
  expect(clickSentence(click, null)).toBe("Somebody opened the link to juniper.example/book.");
  expect(clickSentence({ ...click, bot_reason: "too_soon" }, "Maria")).toBe(
    "A machine opened, faster than anybody reads, the link to juniper.example/book.",
  );
});

test("long addresses are cut, whatever they are", () => {
  expect(shortTarget(`https://a.example/${"x".repeat(500)}`)).toHaveLength(61);
  expect(shortTarget("https://xn--fsqu00a.xn--0zwm56d/")).toBe("xn--fsqu00a.xn--0zwm56d");
});
