import { describe, expect, test } from "vitest";
import { decodeText, type Encoding } from "./decode-text";
import { type FileRecord, readRecords } from "./read-records";

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Buffer, size = 7) {
  let [encoding, separator]: [Encoding | null, string | null] = [null, null];
  const text = decodeText(cut(Buffer.from(file), size), (found) => {
    encoding = found;
  });
  const rows: FileRecord[] = [];
  for await (const batch of readRecords(text, (found) => {
    separator = found;
  }))
    rows.push(...batch);
  return { rows, cells: rows.map((row) => row.cells), lines: rows.map((r) => r.line), encoding, separator };
}

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

describe("encodings", () => {
  const text = "name,phone\nZoë Åström,+1\n";
  const cells = [
    ["name", "phone"],
    ["Zoë Åström", "+1"],
  ];
  test.each([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16 LE with a mark", utf16(`\ufeff${text}`), "utf-16le"],
    ["UTF-16 BE with a mark", utf16(`\ufeff${text}`, true), "utf-16be"],
    ["UTF-16 LE without a mark", utf16(text), "utf-16le"],
    ["Windows-1252", Buffer.from(text, "latin1"), "windows-1252"],
  ])("%s is read, however it is cut", async (_, bytes, encoding) => {
    for (const size of [1, 2, 3, 5, 64, 100_000]) {
      const read_ = await read(bytes, size);
      expect(read_.cells).toEqual(cells);
      expect(read_.encoding).toBe(encoding);
    }
  });

  test("an accent far down a plain file settles its encoding there", async () => {
    const rows = "Ann,1\n".repeat(30_000);
    const { cells: found, encoding } = await read(Buffer.from(`name,phone\n${rows}Zoë,2\n`, "latin1"), 9_999);
    expect(encoding).toBe("windows-1252");
    expect(found.at(-1)).toEqual(["Zoë", "2"]);
  });

  test("a stray byte in a UTF-8 file spoils its own cell only", async () => {
    const bytes = Buffer.concat([
      Buffer.from("a,b\nŽofie Žák Łukasz,1\nX"),
      Buffer.from([0xff]),
      Buffer.from("Y,2\n"),
    ]);
    const { cells: found } = await read(bytes);
    expect(found).toEqual([
      ["a", "b"],
      ["Žofie Žák Łukasz", "1"],
      ["X\ufffdY", "2"],
    ]);
  });

  test.each([
    ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8]), /Excel/],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /compressed/],
    ["a PDF", Buffer.from("%PDF-1.7"), /PDF/],
    ["a web page", Buffer.from("  <!DOCTYPE html><html>"), /web page/],
    ["noise", Buffer.from([7, 0, 0, 0, 9, 200, 0, 1]), /not text/],
  ])("%s is refused in words", async (_, bytes, words) => {
    await expect(read(bytes)).rejects.toMatchObject({ status: 422, code: "not_csv" });
    await expect(read(bytes)).rejects.toThrow(words);
  });
});

describe("form", () => {
  test.each([
    ["commas", "a,b,c\n1,2,3\n", ","],
    ["semicolons with decimal commas", "a;b;c\n1,5;2,5;3\n", ";"],
    ["tabs", "a\tb\tc\n1\t2, x\t3\n", "\t"],
    ["a line that says so", "sep=;\na;b;c\n1,2;2;3\n", ";"],
    ["quoted commas", '"Last, First";b;c\n"x,y,z";2;3\n', ";"],
  ])("%s part the cells", async (_, text, separator) => {
    const found = await read(text);
    expect(found.separator).toBe(separator);
    expect(found.cells.every((row) => row.length === 3)).toBe(true);
  });

  test.each(["\n", "\r\n", "\r"])("line ends %j, empty lines and a missing last one", async (end) => {
    const found = await read(["a,b", "", '"1', '2",x', "", ",", "3,4"].join(end), 3);
    expect(found.cells).toEqual([
      ["a", "b"],
      [`1${end}2`, "x"],
      ["3", "4"],
    ]);
    expect(found.lines).toEqual([1, 3, 7]);
  });

  test("quotation marks inside a cell are read as they stand", async () => {
    const found = await read('a,b\nJohn "Jack" Roe,1\n"He said ""hi""",2\n5\' 11",3\n');
    expect(found.cells.map((row) => row[0])).toEqual(["a", 'John "Jack" Roe', 'He said "hi"', "5' 11\""]);
  });

  test("a forgotten quotation mark costs its own row, not the rest of the file", async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `Ann ${i},+1415555${i}`).join("\n");
    const found = await read(`name,phone\n"Bob,1\n${many}\n"Eve,2\nZoe,3\n`, 50_000);
    expect(found.rows.filter((row) => row.trouble).map((row) => [row.line, row.trouble])).toEqual([
      [2, "quote_unclosed"],
      [20_003, "quote_unclosed"],
    ]);
    expect(found.rows.length).toBe(20_004);
    expect(found.rows.at(-1)).toMatchObject({ line: 20_004, cells: ["Zoe", "3"] });
  });

  test("a line without end is one bad row", async () => {
    const found = await read(`a,b\n${"x".repeat(400_000)}\n1,2\n`, 60_000);
    expect(found.rows.map((row) => [row.line, row.trouble])).toEqual([
      [1, null],
      [2, "row_too_long"],
      [3, null],
    ]);
  });
});
