import { KeptRanges } from "./kept-ranges";
import { exifOf, type Orientation, orientationIn } from "./orientation";

const [SOI, EOI, SOS, COM, TEM] = [0xd8, 0xd9, 0xda, 0xfe, 0x01];
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef];
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/**
 * A JPEG without what is not seen: Exif (place, camera, preview), XMP, IPTC, comments, and whatever lies behind its end.
 * The color profile stays, and how it is turned. Null for what is no whole JPEG. The pixels are not touched.
 * Source: ITU T.81 annex B.
 */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept = new KeptRanges(bytes);
  let turned: Orientation = 1;
  let hasScan = false;
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined) break;
    if (marker === EOI) break;
    if (marker === TEM || isRestart(marker)) {
      at += 2;
      continue;
    }
    if (marker === 0x00 || marker === SOI || at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (marker === APP1 && turned === 1 && begins(body, "Exif\0\0")) turned = orientationIn(body.subarray(6));
    if (marker === SOS) {
      const next = endOfScan(bytes, end);
      kept.keep(at, next);
      hasScan = true;
      at = next;
      continue;
    }
    if (isSeen(marker, body)) kept.keep(at, end);
    at = end;
  }
  if (!hasScan) return null;
  const exif = turned === 1 ? null : Buffer.concat([Buffer.from("Exif\0\0"), exifOf(turned)]);
  return Buffer.concat([
    Buffer.of(0xff, SOI),
    ...(exif ? [Buffer.of(0xff, APP1, 0, exif.length + 2), exif] : []),
    kept.toBuffer(),
    Buffer.of(0xff, EOI),
  ]);
}

const begins = (body: Buffer, mark: string) => body.toString("latin1", 0, mark.length) === mark;

/** Of what programs add, only what changes how the pixels look. */
function isSeen(marker: number, body: Buffer): boolean {
  // A preview in the JFIF header would be a second picture.
  if (marker === APP0) return begins(body, "JFIF\0") && body.length === 14;
  if (marker === APP2) return begins(body, "ICC_PROFILE\0");
  if (marker === APP14) return begins(body, "Adobe");
  return marker !== COM && !(marker >= APP0 && marker <= APP15);
}

/** Where the compressed pixels end: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0x00 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}
