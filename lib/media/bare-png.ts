import { crc32 } from "node:zlib";
import { KeptRanges } from "./kept-ranges";
import { exifOf, type Orientation, orientationIn } from "./orientation";

const SIGNATURE = 8;
/** What changes how the pixels look, animation included. Every other chunk that may be left out is. */
const seen = new Set(
  "tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split(" "),
);

/**
 * A PNG without what is not seen: Exif, texts, times, programs' own notes, and whatever lies behind its end. How it is
 * turned stays. Null for what is no whole PNG. Source: www.w3.org/TR/png-3, chunk layout and naming.
 */
export function barePng(bytes: Buffer): Buffer | null {
  const kept = new KeptRanges(bytes);
  kept.keep(0, SIGNATURE);
  let hasPixels = false;
  let turned: Orientation = 1;
  // Most programs look for it before the pixels alone.
  const keepTurn = () => {
    if (turned !== 1) kept.add(chunk("eXIf", exifOf(turned)));
    turned = 1;
  };
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name) || (at === SIGNATURE) !== (name === "IHDR")) return null;
    if (name === "eXIf") turned = orientationIn(bytes.subarray(at + 8, end - 4));
    if (name === "IDAT" && !hasPixels) keepTurn();
    hasPixels ||= name === "IDAT";
    if (name === "IEND") {
      if (!hasPixels) return null;
      keepTurn();
      kept.keep(at, end);
      return kept.toBuffer();
    }
    // A capital first letter: no picture without it.
    if (/^[A-Z]/.test(name) || seen.has(name)) kept.keep(at, end);
    at = end;
  }
  return null;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
