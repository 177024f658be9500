import { asRouter, raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { env } from "@/lib/env";
import { type Page, readCursor, toPage } from "@/lib/paging";
import type { PictureType } from "./pictures";
import type { ListMediaQuery, MediaView } from "./schema";

/** A picture without its bytes. */
export type MediaRow = {
  id: number;
  code: string;
  name: string;
  content_type: PictureType;
  size: number;
  created_by: string;
  created_at: string;
};

/** The public address of a picture of our own. */
export const addressOf = (code: string): string => `${env().PARLEY_PUBLIC_URL}/media/${code}`;

export const presentMedia = ({ code, created_at, ...row }: MediaRow): MediaView => ({
  ...row,
  url: addressOf(code),
  created_at: new Date(created_at).toISOString(),
});

/** The workspace's own pictures, newest first. */
export async function listMedia(actor: Actor, query: ListMediaQuery): Promise<Page<MediaView>> {
  authorize(actor, "messages:read");
  const before = readCursor(query.cursor) ?? Number.MAX_SAFE_INTEGER;
  const rows = await withWorkspace(
    actor.workspaceId,
    (tx) => raw(tx)<MediaRow[]>`
      select id, code, name, content_type, size, created_by, created_at from media_files
      where workspace_id = ${actor.workspaceId} and id < ${before} order by id desc limit ${query.limit + 1}`,
  );
  return toPage(rows, query.limit, presentMedia);
}

/** A picture as it is served to carriers and phones. */
export type PublicFile = { name: string; content_type: PictureType; sha256: string; content: Buffer };

/** Whoever has the code may see the picture, whichever workspace's it is. Null for a code that is none. */
export async function findPublicFile(code: string): Promise<PublicFile | null> {
  if (!/^[A-Za-z0-9_-]{32}$/.test(code)) return null;
  const [file] = await asRouter(
    (tx) => raw(tx)<PublicFile[]>`
      select name, content_type, sha256, content from media_files where code = ${code}`,
  );
  return file ?? null;
}
