import { createHash } from "node:crypto";
import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { randomToken } from "@/lib/crypto";
import { invalid, Problem } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { mediaSentences } from "./address";
import { barePicture } from "./bare-picture";
import { HEAD_BYTES, pictureIn } from "./media-kinds";
import { type MediaRow, presentMedia } from "./queries";
import type { ReceivedMedia } from "./receive-media";
import type { MediaView } from "./schema";

/** Bytes of pictures that one workspace may keep. */
const ROOM = 500 * 1024 * 1024;

/**
 * Keeps a picture and gives it an address that nobody guesses. Its type is what its first bytes say, whatever its name;
 * where and with what it was taken is left out. The same picture a second time is the first one, under its first name.
 * @throws Problem 422 `media_type` for what is no picture, `media_damaged` for a broken one, `media_full` when the
 * workspace's room is used up.
 */
export async function uploadMedia(actor: Actor, { name, bytes: given }: ReceivedMedia): Promise<MediaView> {
  authorize(actor, "messages:write");
  const type = pictureIn(given.subarray(0, HEAD_BYTES));
  if (!type) throw invalid("file", "media_type", notAPicture(given));
  const bytes = barePicture(type, given);
  if (!bytes)
    throw invalid(
      "file",
      "media_damaged",
      "This picture is damaged. Open it, save it anew and try that copy.",
    );
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { workspaceId } = actor;
  return withWorkspace(
    workspaceId,
    async (tx) => {
      const sql = raw(tx);
      const [kept] = await sql<{ size: number }[]>`
        select coalesce(sum(size), 0)::bigint as size from media_files where workspace_id = ${workspaceId}`;
      const [made] = await sql<{ id: number }[]>`
        insert into media_files (workspace_id, code, name, content_type, size, sha256, content, created_by)
        values (${workspaceId}, ${randomToken()}, ${cleanName(name)}, ${type}, ${bytes.length}, ${sha256}, ${bytes},
          ${actor.name})
        on conflict (workspace_id, sha256) do nothing returning id`;
      if (made && Number(kept?.size ?? 0) + bytes.length > ROOM)
        throw new Problem(
          422,
          "media_full",
          "There is no room for more pictures. Delete some that you no longer use.",
        );
      const [row] = await sql<MediaRow[]>`
        select id, code, name, content_type, size, created_by, created_at from media_files
        where workspace_id = ${workspaceId} and sha256 = ${sha256}`;
      if (!row) throw new Error("an uploaded picture is not visible");
      if (made) {
        await recordAudit(tx, actor, {
          verb: "media.uploaded",
          subjectType: "media",
          subjectId: row.id,
          after: { name: row.name, content_type: row.content_type, size: row.size },
        });
      }
      return presentMedia(row);
    },
    { timeoutMs: 20_000 },
  );
}

function notAPicture(bytes: Buffer): string {
  if (bytes.length === 0) return "This file is empty.";
  if (/^(RIFF....WEBP|....ftyp(heic|heix|mif1|avif))/s.test(bytes.toString("latin1", 0, 16)))
    return "Many phones cannot show this kind of picture. Save it as JPEG or PNG first.";
  return bytes.subarray(0, 5).toString("latin1") === "%PDF-"
    ? "This is a PDF, not a picture. Save the page as JPEG or PNG first."
    : mediaSentences.media_type.replace(/, or .*$/, ".");
}

/** A file's name without the way to it, or anything that is no letter on paper. */
const cleanName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, "")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, 100) || "Picture";
