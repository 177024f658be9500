import { crc32 } from "node:zlib";

/** A chunk of a PNG. Tests only. */
export function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG by its form, of exactly this many bytes (at least 57); what it shows is nothing. Tests only. */
export function testPng(seed: number | string, size = 308, beside: Buffer[] = []): Buffer {
  const head = Buffer.from("89504e470d0a1a0a", "hex");
  const shape = pngChunk("IHDR", Buffer.from("00000001000000010806000000", "hex"));
  const pixels = Buffer.alloc(size - 57, typeof seed === "number" ? Buffer.of(seed & 255) : seed);
  return Buffer.concat([head, shape, ...beside, pngChunk("IDAT", pixels), pngChunk("IEND", Buffer.alloc(0))]);
}
