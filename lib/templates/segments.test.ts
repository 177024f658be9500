import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countBilled, countSegments, isGsm, nonGsmCharacters } from "./segments";

const a = (n: number) => "a".repeat(n);
const GSM_BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const FAMILY = "👨‍👩‍👧‍👦";

describe("the published vectors", () => {
  test.each([
    ["empty", "", "GSM-7", 0, 0],
    ["a×160", a(160), "GSM-7", 160, 1],
    ["a×161", a(161), "GSM-7", 161, 2],
    ["a×306", a(306), "GSM-7", 306, 2],
    ["a×307", a(307), "GSM-7", 307, 3],
    ["€×80", "€".repeat(80), "GSM-7", 160, 1],
    ["€×81", "€".repeat(81), "GSM-7", 162, 2],
    ["€×153", "€".repeat(153), "GSM-7", 306, 3],
    ["a×152 + € + a×152", `${a(152)}€${a(152)}`, "GSM-7", 306, 3],
    ["ж×70", "ж".repeat(70), "UCS-2", 70, 1],
    ["ж×71", "ж".repeat(71), "UCS-2", 71, 2],
    ["ж×134", "ж".repeat(134), "UCS-2", 134, 2],
    ["ж×135", "ж".repeat(135), "UCS-2", 135, 3],
    ["ж×66 + 😀 + ж×66", `${"ж".repeat(66)}😀${"ж".repeat(66)}`, "UCS-2", 134, 3],
    ["😀×35", "😀".repeat(35), "UCS-2", 70, 1],
    ["😀×36", "😀".repeat(36), "UCS-2", 72, 2],
    ["😀×67", "😀".repeat(67), "UCS-2", 134, 3],
    ["a×160 + ’", `${a(160)}’`, "UCS-2", 161, 3],
    ["every extension character", "[]{}\\|^~€", "GSM-7", 18, 1],
    ["CR LF ×80", "\r\n".repeat(80), "GSM-7", 160, 1],
    ["CR LF ×81", "\r\n".repeat(81), "GSM-7", 162, 2],
  ])("%s", (_name, text, encoding, units, segments) => {
    expect(countSegments(text)).toMatchObject({ encoding, units, segments });
  });
});

describe("the alphabet", () => {
  test("has 127 basic characters of one unit and ten of two", () => {
    const basic = [...GSM_BASIC];
    expect(new Set(basic).size).toBe(127);
    for (const char of basic) expect(countSegments(char)).toMatchObject({ encoding: "GSM-7", units: 1 });
    for (const char of "^{}\\[~]|€\f")
      expect(countSegments(char)).toMatchObject({ encoding: "GSM-7", units: 2 });
  });

  test("has nothing else", () => {
    const known = new Set(`${GSM_BASIC}^{}\\[~]|€\f`);
    const found: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const char = String.fromCharCode(code);
      if (isGsm(char) !== known.has(char)) found.push(code.toString(16));
    }
    expect(found).toEqual([]);
  });

  test.each([..."çáíóú`\t’“–…😀\u001b\u00a0"])("%j forces UCS-2", (char) => {
    expect(countSegments(`x${char}`).encoding).toBe("UCS-2");
  });
});

describe("characters and room left", () => {
  test("characters are what a reader counts", () => {
    expect(countSegments(FAMILY)).toMatchObject({ characters: 1, units: 11, segments: 1 });
    expect(countSegments("❤️👍🏽🇮🇹").characters).toBe(3);
    expect(countSegments("ж\r\nж").characters).toBe(4);
    expect(countSegments("[€]")).toMatchObject({ characters: 3, units: 6 });
  });

  test("the room left is that of the open segment", () => {
    expect(countSegments("").remainingUnits).toBe(160);
    expect(countSegments(a(150)).remainingUnits).toBe(10);
    expect(countSegments(a(161)).remainingUnits).toBe(153 - 8);
    expect(countSegments("ж".repeat(71)).remainingUnits).toBe(67 - 4);
  });
});

describe("where a text is cut", () => {
  test("a cluster moves whole to the next segment", () => {
    const { parts } = countSegments(`${"ж".repeat(60)}${FAMILY}${"ж".repeat(20)}`);
    expect(parts).toEqual(["ж".repeat(60), `${FAMILY}${"ж".repeat(20)}`]);
  });

  test("flags are paired from the left", () => {
    const { parts } = countSegments(`ж${"🇮🇹".repeat(20)}`);
    expect(parts).toEqual([`ж${"🇮🇹".repeat(16)}`, "🇮🇹".repeat(4)]);
  });

  test("a cluster longer than a segment is cut between code points", () => {
    const zalgo = `e${"\u0301".repeat(200)}`;
    const { parts, segments } = countSegments(zalgo);
    expect(parts.map((part) => part.length)).toEqual([67, 67, 67]);
    expect(segments).toBe(3);
    const waves = `👋${"🏽".repeat(60)}`;
    expect(countSegments(waves).parts.every((part) => part.isWellFormed())).toBe(true);
  });

  test("CR and LF may part", () => {
    expect(countSegments(`${"ж".repeat(66)}\r\n${"ж".repeat(66)}`).segments).toBe(2);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: fc.constantFrom(...GSM_BASIC, "€", "[", "^"), maxLength: 700 }),
  fc.string({
    unit: fc.constantFrom("ж", "😀", FAMILY, "🇮🇹", "e\u0301", "\r\n", "한", "नि", "\u200d", "🏽", "a"),
    maxLength: 200,
  }),
);

describe("for any text", () => {
  test("parts join to the text, fit, and never hold half a pair", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { encoding, parts, segments, units, remainingUnits } = countSegments(text);
        expect(parts.join("")).toBe(text);
        expect(parts.length).toBe(segments);
        expect(parts.includes("")).toBe(false);
        if (text.isWellFormed()) expect(parts.every((part) => part.isWellFormed())).toBe(true);
        const sizes = parts.map((part) => (encoding === "UCS-2" ? part.length : countSegments(part).units));
        const limit = encoding === "GSM-7" ? (segments > 1 ? 153 : 160) : segments > 1 ? 67 : 70;
        for (const size of sizes) expect(size).toBeLessThanOrEqual(limit);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(units);
        if (segments > 0) expect(remainingUnits).toBe(limit - (sizes.at(-1) ?? 0));
      }),
      { numRuns: 1_000 },
    );
  });

  test("clusters are those of the Unicode standard, fast path or not", () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(anyText, (text) => {
        if (isGsm(text)) return;
        const clusters = [...segmenter.segment(text)].flatMap(({ segment }) =>
          segment === "\r\n" ? ["\r", "\n"] : [segment],
        );
        expect(countSegments(text).characters).toBe(clusters.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test("no assigned character clusters without taking the careful path", () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
    let fast = "";
    for (let code = 0x80; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code);
      if (/[\p{Cn}\p{Co}\p{Cs}]/u.test(char)) continue;
      const pair = `ж${char}${char}`;
      if (countSegments(pair).characters === 3) fast += pair;
    }
    const joined = [...segmenter.segment(fast)]
      .map(({ segment }) => segment)
      .filter((segment) => [...segment].length > 1);
    expect(joined).toEqual([]);
  }, 60_000);

  test("a plain short text costs about a microsecond", () => {
    const text = "Hi Anna, your table for 4 is booked tonight at 19:30. Reply 1 to confirm, 2 to change.";
    countSegments(text);
    const startMs = performance.now();
    for (let i = 0; i < 100_000; i++) countSegments(text);
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });
});

describe("characters that force UCS-2", () => {
  test("are named once each, whole, in order", () => {
    expect(nonGsmCharacters(`Ciao “Anna” ${FAMILY} “ok” ç e\u0301 €é`)).toEqual([
      "“",
      "”",
      FAMILY,
      "ç",
      "e\u0301",
    ]);
    expect(nonGsmCharacters("plain [€]\r\n")).toEqual([]);
  });
});

test("counting for the bill alone says the same, whatever clusters lie where segments end", () => {
  const pieces = fc.constantFrom(
    "a",
    "é",
    "€",
    "ł",
    "😀",
    "👨‍👩‍👧",
    "\u0301",
    "\r\n",
    "🇩🇪",
    "한",
    "x".repeat(30),
    "😀".repeat(17),
    `e${"\u0301".repeat(90)}`,
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 120 }), (parts) => {
      const text = parts.join("");
      const { encoding, segments } = countSegments(text);
      expect(countBilled(text)).toEqual({ encoding, segments });
    }),
    { numRuns: 2_000 },
  );
});
