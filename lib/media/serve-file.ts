import { findPublicFile, type PublicFile } from "./queries";

/** A campaign has every carrier ask for one picture thousands of times: the last few are kept at hand for a minute. */
const KEPT_MS = 60_000;
const KEPT_BYTES = 32 * 1024 * 1024;

type Kept = { file: Promise<PublicFile | null>; size: number; until: number };
const home = globalThis as typeof globalThis & { parleyFiles?: Map<string, Kept> };

/**
 * The picture under a code, safe to be looked at by anyone: it is what it says it is, runs nothing, and an address never
 * shows another picture later. A code that is none answers 404, and says nothing more.
 */
export async function serveFile(code: string, knownTag: string | null): Promise<Response> {
  const file = await recall(code);
  if (!file) return new Response("Not found", { status: 404, headers: { "Cache-Control": "no-store" } });
  const tag = `"${file.sha256.slice(0, 32)}"`;
  const headers = {
    "Content-Type": file.content_type,
    "Content-Disposition": `inline; filename="${fileName(file)}"`,
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Robots-Tag": "noindex",
    ETag: tag,
  };
  if (knownTag === tag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.content), {
    headers: { ...headers, "Content-Length": String(file.content.length) },
  });
}

async function recall(code: string): Promise<PublicFile | null> {
  home.parleyFiles ??= new Map();
  const files = home.parleyFiles;
  const at = Date.now();
  for (const [key, { until }] of files) if (until < at) files.delete(key);
  const known = files.get(code);
  if (known) return known.file;
  const kept: Kept = { file: findPublicFile(code), size: 0, until: at + KEPT_MS };
  files.set(code, kept);
  try {
    const file = await kept.file;
    kept.size = file?.content.length ?? 0;
    // What is not there may be there the next moment.
    if (!file) files.delete(code);
    makeRoom(files);
    return file;
  } catch (error) {
    files.delete(code);
    throw error;
  }
}

function makeRoom(files: Map<string, Kept>): void {
  let total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [code, { size }] of files) {
    if (total <= KEPT_BYTES) return;
    files.delete(code);
    total -= size;
  }
}

/** What phones show as its name: plain letters, at most 20. Source: twilio.com/docs/messaging/guides/accepted-mime-types */
function fileName({ name, content_type }: PublicFile): string {
  const extension = content_type === "image/jpeg" ? "jpg" : content_type.replace("image/", "");
  const stem = name
    .replace(/\.[a-z]{3,4}$/i, "")
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 15);
  return `${stem || "picture"}.${extension}`;
}
