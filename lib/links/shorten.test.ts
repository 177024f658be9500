import { expect, test } from "vitest";
import { countBilled } from "@/lib/templates/segments";
import { SAMPLE_CODE } from "./code";
import { drawCodes } from "./draw-codes";
import { isSameText, shortenLinks } from "./shorten";

const base = "https://p.example/l/";
const short = (text: string) => shortenLinks(text, base);

test("an address becomes a short one, and the text around it stays", () => {
  expect(short("Book (https://juniper.example/book?x=1) today: https://b.example.")).toEqual({
    text: `Book (${base}${SAMPLE_CODE}) today: ${base}${SAMPLE_CODE}.`,
    links: [
      { at: 26, target: "https://juniper.example/book?x=1" },
      { at: 63, target: "https://b.example/" },
    ],
  });
  expect(short("Nothing to see")).toEqual({ text: "Nothing to see", links: [] });
});

test("our own short addresses are left alone, our other pages are not", () => {
  expect(short(`See ${base}Ab12Cd34`).links).toEqual([]);
  expect(short("See HTTPS://P.example/l/Ab12Cd34").links).toEqual([]);
  expect(short("See https://p.example/invite/1").links).toHaveLength(1);
});

test("the text with real codes is as long as the one it was priced by, and costs the same", () => {
  const text = `Hi Zoë, book here: https://juniper.example/${"long/".repeat(40)} or https://b.example/x?y=z 💚`;
  const before = short(text);
  const after = drawCodes(before);
  expect(after.text).toHaveLength(before.text.length);
  expect(countBilled(after.text)).toEqual(countBilled(before.text));
  expect(after.text).not.toContain(SAMPLE_CODE);
  expect(after.links.map(({ target }) => target)).toEqual(before.links.map(({ target }) => target));
  for (const { code } of after.links) {
    expect(code).toMatch(/^[0-9A-Za-z]{8}$/);
    expect(after.text).toContain(`${base}${code}`);
  }
  expect(drawCodes(before).text).not.toBe(after.text);
});

test("the same address twice is one link; beyond ten, addresses stay as they are", () => {
  const { text, links } = drawCodes(short("https://a.example/x and https://a.example/x"));
  expect(links).toHaveLength(1);
  expect(text.split(" and ")[0]).toBe(text.split(" and ")[1]);
  const many = Array.from({ length: 12 }, (_, i) => `https://a.example/${i}`).join(" ");
  expect(short(many).links).toHaveLength(10);
  expect(short(many).text).toContain("https://a.example/11");
});

test("codes are drawn evenly from all letters and digits", () => {
  const { text } = short("https://a.example/x");
  const links = [{ at: base.length, target: "https://a.example/x" }];
  const letters = Array.from({ length: 3_000 }, () => drawCodes({ text, links }).links[0]?.code ?? "").join(
    "",
  );
  const counts = [...Map.groupBy(letters, (letter) => letter).values()].map(({ length }) => length);
  expect(counts).toHaveLength(62);
  expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.8);
});

test("texts that differ in their codes alone are the same text", () => {
  expect(isSameText(`Hi ${base}AAAAAAAA.`, `Hi ${base}BBBBBBBB.`, base)).toBe(true);
  expect(isSameText(`Hi ${base}AAAAAAAA.`, `Ho ${base}AAAAAAAA.`, base)).toBe(false);
  expect(isSameText(`Hi ${base}AAAAAAAA a`, `Hi ${base}AAAAAAAA b`, base)).toBe(false);
  expect(isSameText("Hi", "Hi", base)).toBe(true);
  expect(isSameText("Hi", "Ho", base)).toBe(false);
});
