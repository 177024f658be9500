import fc from "fast-check";
import { expect, test } from "vitest";
import { countSegments, isGsm } from "./segments";
import { toGsmSafe } from "./smart-encoding";

test.each([
  ["“Hi” ‘you’", "\"Hi\" 'you'"],
  ["«Ciao» ‹tu› „da“", '"Ciao" \'tu\' "da"'],
  ["it´s `ok`", "it's 'ok'"],
  ["9–5 — daily ‐ • now", "9-5 - daily - - now"],
  ["wait…", "wait..."],
  ["½ off, ¼ cup, 1⁄2", "1/2 off, 1/4 cup, 1/2"],
  ["a\u00a0b\u2009c\u202fd\u3000e\tf", "a b c d e f"],
  ["a\u200bb\ufeffc\u2060d\u200de\u00adf", "abcdef"],
  ["ＨＥＬＬＯ　１２３！", "HELLO 123!"],
  ["e\u0301 n\u0303 Å", "é ñ Å"],
  ["one\u2028two", "one\ntwo"],
  ["2×1 ‼", "2x1 !!"],
  ["3−1 ﹣ ″", '3-1 - "'],
])("%j is sent as %j", (text, safe) => {
  expect(toGsmSafe(text).text).toBe(safe);
  expect(countSegments(safe).encoding).toBe("GSM-7");
});

test.each(["São Paulo", "ça va", "café, tú y yo", "Привет “друг”", "Hi “you” 😀", "❤️", "naïve", "e\u0302"])(
  "%j cannot become GSM-7 and stays as written",
  (text) => expect(toGsmSafe(text)).toEqual({ text, replacements: [] }),
);

test("a plain text is left alone", () => {
  expect(toGsmSafe("Ciao [Anna] è l'ora €5\r\n")).toEqual({
    text: "Ciao [Anna] è l'ora €5\r\n",
    replacements: [],
  });
});

test("replacements are named with how often they happened", () => {
  expect(toGsmSafe("“Hi”, it’s “you” – it’s…").replacements).toEqual([
    { from: "“", to: '"', count: 2 },
    { from: "”", to: '"', count: 2 },
    { from: "’", to: "'", count: 2 },
    { from: "–", to: "-", count: 1 },
    { from: "…", to: "...", count: 1 },
  ]);
});

test("the vector of 160 letters and a curly apostrophe falls from three segments to two", () => {
  const text = `${"a".repeat(160)}’`;
  expect(countSegments(text).segments).toBe(3);
  expect(countSegments(toGsmSafe(text).text)).toMatchObject({ encoding: "GSM-7", segments: 2 });
});

test("any text becomes GSM-7 or stays itself, and doing it twice changes nothing", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."“’–… a½ü\u200dé\u0301！") }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const once = toGsmSafe(text);
      expect(isGsm(once.text) || once.text === text).toBe(true);
      expect(once.replacements.length > 0).toBe(once.text !== text);
      expect(toGsmSafe(once.text).text).toBe(once.text);
    }),
    { numRuns: 2_000 },
  );
});
