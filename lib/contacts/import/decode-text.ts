import { refuseFile } from "./refuse-file";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const HEAD_BYTES = 4096;
/** How much text beyond ASCII is looked at before its encoding is settled. */
const DOUBT_BYTES = 64 * 1024;

/**
 * A file's bytes as text, in whatever encoding spreadsheets write: UTF-8 and UTF-16 with or without a mark, else
 * Windows-1252, which holds Latin-1. Memory stays flat. Bytes that UTF-8 cannot mean become U+FFFD, for their row to tell.
 * @throws Problem 422 `not_csv` when it is no text at all.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: Encoding) => void = () => {},
): AsyncGenerator<string, void> {
  const chunks = bytes[Symbol.asyncIterator]();
  let [pending, isOver] = await gather(chunks, Buffer.alloc(0), HEAD_BYTES);
  refuseFile(pending);
  let encoding = markedEncoding(pending) ?? unmarkedUtf16(pending);
  if (encoding === null && pending.subarray(0, HEAD_BYTES).includes(0)) refuseFile(null);
  while (encoding === null && !isOver) {
    const start = pending.findIndex((byte) => byte > 127);
    if (start === -1) {
      yield pending.toString("latin1");
      [pending, isOver] = await gather(chunks, Buffer.alloc(0), 1);
    } else if (pending.length - start < DOUBT_BYTES) {
      [pending, isOver] = await gather(chunks, pending, pending.length + 1);
    } else break;
  }
  encoding ??= guessEncoding(pending);
  onEncoding(encoding);
  const decoder = new TextDecoder(encoding);
  yield decoder.decode(pending, { stream: true });
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    yield decoder.decode(next.value, { stream: true });
  }
  yield decoder.decode();
}

/** Reads on until `want` bytes are at hand, or the end. */
async function gather(
  chunks: AsyncIterator<Uint8Array>,
  have: Buffer,
  want: number,
): Promise<[bytes: Buffer, isOver: boolean]> {
  const parts = [have];
  let size = have.length;
  while (size < want) {
    const next = await chunks.next();
    if (next.done) return [Buffer.concat(parts), true];
    parts.push(Buffer.from(next.value));
    size += next.value.byteLength;
  }
  return [Buffer.concat(parts), false];
}

function markedEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

/** Mostly Latin text in UTF-16 has a zero in every other byte. */
function unmarkedUtf16(head: Buffer): Encoding | null {
  const pairs = Math.floor(head.length / 2);
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  return even > pairs * 0.4 && odd < pairs * 0.05 ? "utf-16be" : null;
}

/** A few stray bytes do not make a UTF-8 file a Windows one. */
function guessEncoding(bytes: Buffer): Encoding {
  const text = new TextDecoder("utf-8").decode(bytes, { stream: true });
  let [broken, whole] = [0, 0];
  for (const char of text) {
    if (char === "\ufffd") broken++;
    else if (char > "\u007f") whole++;
  }
  return broken > 0 && broken * 4 > whole ? "windows-1252" : "utf-8";
}
