import { describe, expect, test } from "vitest";
import { barePicture } from "./bare-picture";
import { exifOf, orientationIn } from "./orientation";
import { pngChunk, testPng } from "./testing";

/** Three pixels by two, as an encoder wrote it. */
const jpeg = Buffer.from(
  "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCeAGpH/9k=",
  "base64",
);
const gif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64");
const secret = "51.5072 N, 0.1276 W, Rosa's phone";

const segment = (marker: number, body: Buffer | string) => {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.of(0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255), bytes]);
};
/** Exif as a phone writes it: the place behind the directory. */
const phoneExif = (turned: number, isLittle = false) => {
  const tiff = Buffer.from(
    isLittle
      ? "49492a0008000000020012010300010000000000000010010200200000002600000000000000"
      : "4d4d002a00000008000201120003000000010000000001100002000000200000002600000000",
    "hex",
  );
  if (isLittle) tiff.writeUInt16LE(turned, 18);
  else tiff.writeUInt16BE(turned, 18);
  return Buffer.concat([tiff, Buffer.from(secret)]);
};
const exif = (turned: number, isLittle = false) =>
  Buffer.concat([Buffer.from("Exif\0\0"), phoneExif(turned, isLittle)]);
const inJpeg = (...segments: Buffer[]) => Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
const bare = (type: Parameters<typeof barePicture>[0], bytes: Buffer) => {
  const out = barePicture(type, bytes);
  if (!out) throw new Error("damaged");
  expect(out.includes(secret)).toBe(false);
  return out;
};

describe("a JPEG", () => {
  test("loses what is not seen, and not one pixel", () => {
    const told = inJpeg(
      segment(0xe1, exif(1)),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xe2, `MPF\0${secret}`),
      segment(0xfe, secret),
    );
    // A phone's film or second picture lies behind the end.
    expect(bare("image/jpeg", Buffer.concat([told, Buffer.from(secret), jpeg]))).toEqual(jpeg);
  });

  test("keeps its colors", () => {
    const colors = [segment(0xe2, "ICC_PROFILE\0\x01\x01profile"), segment(0xee, "Adobe\0d\0\0\0\0\x01")];
    expect(bare("image/jpeg", inJpeg(...colors, segment(0xe1, exif(1))))).toEqual(inJpeg(...colors));
  });

  test.each([false, true])("stays turned as it was (little endian: %s)", (isLittle) => {
    for (const turned of [3, 6, 8]) {
      const out = bare("image/jpeg", inJpeg(segment(0xe1, exif(turned, isLittle))));
      expect(out.length).toBe(jpeg.length + 36);
      expect(orientationIn(out.subarray(12))).toBe(turned);
      expect(bare("image/jpeg", out)).toEqual(out);
    }
    expect(bare("image/jpeg", inJpeg(segment(0xe1, exif(77, isLittle))))).toEqual(jpeg);
  });

  test("that was cut off among its pixels ends there", () => {
    expect(bare("image/jpeg", jpeg.subarray(0, -3)).subarray(-2).toString("hex")).toBe("ffd9");
  });
});

describe("a PNG", () => {
  test("loses texts, times and Exif, and stays turned as it was", () => {
    const text = pngChunk("tEXt", Buffer.from(`Location\0${secret}`));
    const taken = pngChunk("eXIf", phoneExif(1));
    const colors = pngChunk("gAMA", Buffer.from("0000b18f", "hex"));
    expect(bare("image/png", testPng(1, 100, [text, taken, colors]))).toEqual(testPng(1, 100, [colors]));
    const turned = bare("image/png", testPng(1, 100, [pngChunk("eXIf", phoneExif(6))]));
    expect(turned).toEqual(testPng(1, 100, [pngChunk("eXIf", exifOf(6))]));
    expect(bare("image/png", Buffer.concat([testPng(1), Buffer.from(secret)]))).toEqual(testPng(1));
  });
});

describe("a GIF", () => {
  test("loses comments and notes, and keeps its loop", () => {
    const block = (label: number, ...parts: string[]) =>
      Buffer.concat([
        Buffer.of(0x21, label),
        ...parts.map((part) => Buffer.concat([Buffer.of(part.length), Buffer.from(part, "latin1")])),
        Buffer.of(0),
      ]);
    const loop = block(0xff, "NETSCAPE2.0", "\x01\x00\x00");
    const inGif = (...blocks: Buffer[]) => Buffer.concat([gif.subarray(0, 13), ...blocks, gif.subarray(13)]);
    const told = inGif(block(0xfe, secret), loop, block(0xff, "XMP DataXMP", secret));
    expect(bare("image/gif", told)).toEqual(inGif(loop));
  });
});

test("whatever comes, it is a picture again or refused, and never slow", () => {
  const whole = [
    ["image/jpeg", inJpeg(segment(0xe1, exif(6)), segment(0xfe, secret))],
    ["image/png", testPng(3, 200, [pngChunk("eXIf", phoneExif(6)), pngChunk("tEXt", Buffer.from(secret))])],
    ["image/gif", gif],
  ] as const;
  let seed = 42;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  const begun = performance.now();
  for (let i = 0; i < 6_000; i++) {
    const [type, bytes] = whole[i % 3] ?? whole[0];
    const broken = Buffer.from(bytes.subarray(0, random(3) === 0 ? random(bytes.length) : bytes.length));
    for (let n = random(6); n >= 0 && broken.length > 0; n--) broken[random(broken.length)] = random(256);
    const out = barePicture(type, broken);
    // What was made bare once is left as it is.
    if (out) expect(barePicture(type, out)?.equals(out) ?? type).toBe(true);
  }
  const lengths = [0, 1, 2, 3, 12, 13].map((n) => Buffer.alloc(n, 0xff));
  for (const [type] of whole) for (const bytes of lengths) expect(barePicture(type, bytes)).toBeNull();
  const large = 5 * 1024 * 1024;
  const empties = Buffer.alloc(large, Buffer.of(0xff, 0xe0, 0, 2));
  barePicture("image/jpeg", Buffer.concat([Buffer.of(0xff, 0xd8), empties]));
  barePicture("image/jpeg", Buffer.concat([Buffer.of(0xff, 0xd8), Buffer.alloc(large, 0xff)]));
  barePicture("image/gif", Buffer.concat([gif.subarray(0, 13), Buffer.alloc(large, Buffer.of(0x21, 1, 0))]));
  expect(performance.now() - begun).toBeLessThan(10_000);
});
