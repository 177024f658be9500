/** Exif's numbers for how a picture is turned; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/** How a picture says that it is turned, read out of its Exif (a TIFF of one directory). Upright for anything unreadable. */
export function orientationIn(tiff: Buffer): Orientation {
  const order = tiff.toString("latin1", 0, 4);
  const isLittle = order === "II*\0";
  if (!isLittle && order !== "MM\0*") return 1;
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number) =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = long(4);
  for (let i = 0, count = short(directory); i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return 1;
    if (short(entry) === ORIENTATION_TAG && short(entry + 2) === SHORT) return known(short(entry + 8));
  }
  return 1;
}

const known = (value: number): Orientation => (value >= 1 && value <= 8 ? (value as Orientation) : 1);

/** The smallest Exif that says so, and nothing else. */
export function exifOf(orientation: Orientation): Buffer {
  const tiff = Buffer.from("4d4d002a0000000800010112000300000001000000000000" + "0000", "hex");
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
