import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text";

const text = "Name,Phone\r\nZoë Ångström “x”,4155550137\r\n";

async function decode(bytes: Uint8Array, size = bytes.length): Promise<[string, string | null]> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  let encoding: string | null = null;
  let whole = "";
  for await (const piece of decodeText(pieces(), (found) => {
    encoding = found;
  }))
    whole += piece;
  return [whole, encoding];
}

const utf16be = Buffer.from(text, "utf16le").swap16();
const windows = Buffer.from(text.replace("“", "\u0093").replace("”", "\u0094"), "latin1");
const files: [string, Buffer, string][] = [
  ["UTF-8", Buffer.from(text), "utf-8"],
  ["UTF-8 with a mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), "utf-8"],
  [
    "UTF-16 with a mark",
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    "utf-16le",
  ],
  ["UTF-16 without a mark", Buffer.from(text, "utf16le"), "utf-16le"],
  ["UTF-16 the other way around", utf16be, "utf-16be"],
  ["Windows-1252", windows, "windows-1252"],
];

describe("a file is read in whatever encoding it has", () => {
  test.each(files)("%s, whole and cut into single bytes", async (_, bytes, encoding) => {
    expect(await decode(bytes)).toEqual([text, encoding]);
    expect(await decode(bytes, 1)).toEqual([text, encoding]);
  });

  test.each([
    ["a workbook", [0x50, 0x4b, 0x03, 0x04], /Excel workbook.*“Save as”/],
    ["a PDF", [0x25, 0x50, 0x44, 0x46], /PDF/],
    ["noise", [1, 0, 0, 7, 0, 0], /not text/],
  ])("%s is refused in words", async (_, bytes, words) => {
    await expect(decode(Buffer.from(bytes))).rejects.toThrow(words);
  });
});
