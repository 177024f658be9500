import { KeptRanges } from "./kept-ranges";

const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b];
const [COMMENT, APPLICATION] = [0xfe, 0xff];
/** They say how often an animation repeats. */
const loops = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** A GIF without comments and programs' own notes (XMP, …). Null for what is no whole GIF. Source: the GIF89a specification. */
export function bareGif(bytes: Buffer): Buffer | null {
  if (bytes.length < 13) return null;
  const kept = new KeptRanges(bytes);
  let at = 13 + tableSize(bytes[10]);
  kept.keep(0, at);
  for (let hasImage = false; at < bytes.length; ) {
    const kind = bytes[at];
    if (kind === TRAILER) {
      if (!hasImage) return null;
      kept.keep(at, at + 1);
      return kept.toBuffer();
    }
    // An image has its place, colors of its own and one byte before its data; an extension its label.
    const data = kind === IMAGE ? at + 11 + tableSize(bytes[at + 9]) : at + 2;
    if (kind !== IMAGE && kind !== EXTENSION) return null;
    const end = endOfBlocks(bytes, data);
    if (end === null) return null;
    if (kind === IMAGE || isSeen(bytes, at)) kept.keep(at, end);
    hasImage ||= kind === IMAGE;
    at = end;
  }
  return null;
}

const tableSize = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function isSeen(bytes: Buffer, at: number): boolean {
  const label = bytes[at + 1];
  if (label === APPLICATION) return loops.has(bytes.toString("latin1", at + 3, at + 14));
  return label !== COMMENT;
}

/** Behind a chain of blocks, each with its length in front; an empty one ends it. */
function endOfBlocks(bytes: Buffer, from: number): number | null {
  for (let at = from; at < bytes.length; ) {
    const size = bytes[at] ?? 0;
    at += 1 + size;
    if (size === 0) return at;
  }
  return null;
}
