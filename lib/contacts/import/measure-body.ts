import { createHash } from "node:crypto";
import { Problem } from "@/lib/errors";

export const MAX_BYTES = 100 * 1024 * 1024;

/** A body on its way: what has been read of it, and a digest to tell it from another. */
export type Measured = { bytes: AsyncGenerator<Uint8Array, void>; digest: () => string };

/**
 * Passes a body on while it arrives, counting. What was read is compared with Content-Length, because a proxy may cut
 * a body without an error. @throws Problem 413 beyond `maxBytes`, 400 `incomplete_body` when less came than was told.
 */
export function measureBody(request: Request, maxBytes = MAX_BYTES): Measured {
  const told = request.headers.get("content-length");
  const hash = createHash("sha256")
    .update(request.headers.get("content-type") ?? "")
    .update("\n");
  async function* read(): AsyncGenerator<Uint8Array, void> {
    if (Number(told ?? 0) > maxBytes) throw tooLarge(maxBytes);
    let size = 0;
    try {
      for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength;
        if (size > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw incomplete();
    }
    if (told !== null && size < Number(told)) throw incomplete();
  }
  return { bytes: read(), digest: () => hash.copy().digest("hex") };
}

const tooLarge = (maxBytes: number) =>
  new Problem(
    413,
    "too_large",
    `The file may have at most ${Math.floor(maxBytes / 1024 / 1024)} MB. Split it and import the parts.`,
  );

const incomplete = () =>
  new Problem(
    400,
    "incomplete_body",
    "The upload broke off before the end of the file. Nothing was imported; try again.",
  );
