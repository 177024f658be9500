import { Problem } from "@/lib/errors";

const magic: readonly [name: string, bytes: number[], advice: string][] = [
  [
    "a zip file or an Excel workbook",
    [0x50, 0x4b, 0x03, 0x04],
    "In Excel or Numbers choose “Save as” or “Export”, then CSV, and upload that file.",
  ],
  ["an empty zip file", [0x50, 0x4b, 0x05, 0x06], "Upload the CSV file itself."],
  [
    "an old Excel workbook",
    [0xd0, 0xcf, 0x11, 0xe0],
    "In Excel choose “Save as”, then CSV, and upload that file.",
  ],
  ["a compressed file", [0x1f, 0x8b], "Unpack it first, then upload the CSV file in it."],
  ["a compressed file", [0x42, 0x5a, 0x68], "Unpack it first, then upload the CSV file in it."],
  ["a compressed file", [0x37, 0x7a, 0xbc, 0xaf], "Unpack it first, then upload the CSV file in it."],
  ["a compressed file", [0x28, 0xb5, 0x2f, 0xfd], "Unpack it first, then upload the CSV file in it."],
  ["a PDF", [0x25, 0x50, 0x44, 0x46], "Export the list as CSV from where the PDF came from."],
  ["a picture", [0x89, 0x50, 0x4e, 0x47], "Upload a CSV file."],
  ["a picture", [0xff, 0xd8, 0xff], "Upload a CSV file."],
];

/**
 * Says what a file is that is no CSV, by its first bytes; null when all that is known is that it is no text.
 * @throws Problem 422 `not_csv`.
 */
export function refuseFile(head: Buffer | null): void {
  if (head === null) throw notCsv("This file is not text.", "Upload a CSV file: names and numbers as text.");
  for (const [name, bytes, advice] of magic) {
    if (bytes.every((byte, i) => head[i] === byte)) throw notCsv(`This is ${name}, not a CSV.`, advice);
  }
  const start = head.subarray(0, 512).toString("latin1").trimStart().toLowerCase();
  if (/^(<!doctype|<html|<table|<\?xml)/.test(start)) {
    throw notCsv("This is a web page, not a CSV.", "Export the list as CSV and upload that file.");
  }
}

const notCsv = (what: string, advice: string) => new Problem(422, "not_csv", `${what} ${advice}`);
