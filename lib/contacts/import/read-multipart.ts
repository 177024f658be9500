import { Problem } from "@/lib/errors";

/** A part of a multipart form: a file's bytes must be read before the next part is asked for. */
export type Part = { name: string; fileName: string | null; bytes: AsyncGenerator<Buffer, void> };

const MAX_HEAD = 8 * 1024;

/** The boundary of a multipart type. @throws Problem 400 when it has none. */
export function boundaryOf(contentType: string): string {
  const match = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw malformed();
  return boundary;
}

/** Reads a multipart form (RFC 7578) while it arrives; nothing but a part's head is held in memory. */
export async function* readMultipart(
  bytes: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part, void> {
  const source = new Source(bytes);
  const opening = Buffer.from(`--${boundary}`);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  if ((await source.take(opening.length))?.equals(opening) !== true) throw malformed();
  for (;;) {
    const mark = (await source.take(2))?.toString("latin1");
    if (mark === "--") return;
    if (mark !== "\r\n") throw malformed();
    const head = await readHead(source);
    const body = source.until(delimiter);
    yield { ...head, bytes: body };
    // Whatever the caller left unread is passed over.
    for await (const _ of body);
  }
}

async function readHead(source: Source): Promise<{ name: string; fileName: string | null }> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source.until(Buffer.from("\r\n\r\n"))) {
    size += part.length;
    if (size > MAX_HEAD) throw malformed();
    parts.push(part);
  }
  const head = Buffer.concat(parts).toString("utf8");
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw malformed();
  return { name, fileName: /filename="([^"]*)"/i.exec(disposition)?.[1] ?? null };
}

/** Bytes that can be taken up to a mark, across the pieces in which they arrive. */
class Source {
  private rest: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.chunks = bytes[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer | null> {
    while (this.rest.length < length) if (!(await this.more())) return null;
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  /** Everything before the mark; the mark itself is passed. @throws Problem 400 when it never comes. */
  async *until(mark: Buffer): AsyncGenerator<Buffer, void> {
    for (;;) {
      const at = this.rest.indexOf(mark);
      if (at !== -1) {
        if (at > 0) yield this.rest.subarray(0, at);
        this.rest = this.rest.subarray(at + mark.length);
        return;
      }
      // The mark may have begun in the last bytes.
      const sure = this.rest.length - mark.length + 1;
      if (sure > 0) {
        yield this.rest.subarray(0, sure);
        this.rest = this.rest.subarray(sure);
      }
      if (!(await this.more())) throw malformed();
    }
  }

  private async more(): Promise<boolean> {
    const next = await this.chunks.next();
    if (next.done) return false;
    this.rest = this.rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.rest, next.value]);
    return true;
  }
}

const malformed = () => new Problem(400, "malformed_body", "The form is not a complete multipart form.");
