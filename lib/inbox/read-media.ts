import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { seconds } from "@/lib/clock";
import { env } from "@/lib/env";
import { notFound, Problem } from "@/lib/errors";
import { type DownloadTrouble, downloadFile } from "@/lib/media/download-file";
import { lanes } from "@/lib/media/lanes";
import { internet } from "@/lib/media/probe-address";
import { type Credentials, findCredentials } from "@/lib/providers/find-carrier";
import { mediaAddress } from "@/lib/providers/media-address";
import { safeFile } from "./shown-media";

/** The largest that WhatsApp brings. Source: twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
const LARGEST = 16 * 1024 * 1024;
/** Large files are held in memory on their way: a few of a workspace at a time. */
const inLine = lanes(4);

type Received = { address: string; credentials: Credentials };

/**
 * A file that came with a text, fetched from the provider with its account's credentials and from nowhere else, passed
 * on so that it can only be looked at: pictures, sound and film by what they are, anything else to be saved.
 * @throws Problem 404 where there is none, or it lies where we do not fetch; 413, 503.
 */
export async function readMedia(actor: Actor, messageId: number, index: number): Promise<Response> {
  authorize(actor, "messages:read");
  const found = await withWorkspace(actor.workspaceId, (tx) =>
    findReceived(tx, actor.workspaceId, messageId, index),
  );
  if (!found) throw notFound();
  const { apiBaseUrl } = env().twilio;
  const { accountSid, authToken } = found.credentials;
  const url = mediaAddress(found.address, accountSid, apiBaseUrl);
  if (!url) throw new Problem(404, "media_not_fetched", troubles.refused);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const reach = { ...internet, deadlineMs: seconds(15) };
  const file = await inLine(actor.workspaceId, () =>
    downloadFile({ url, authorization, isOurs: apiBaseUrl !== null }, LARGEST, reach),
  );
  if (!file.ok) throw problemOf(file.reason);
  return safeFile(file.contentType, file.bytes);
}

async function findReceived(
  tx: Tx,
  workspaceId: number,
  messageId: number,
  index: number,
): Promise<Received | null> {
  const [row] = await raw(tx)<{ address: string | null; account_id: number | null }[]>`
    select m.media_urls[${index + 1}::int] as address, s.account_id
    from messages m join senders s on s.workspace_id = m.workspace_id and s.id = m.sender_id
    where m.workspace_id = ${workspaceId} and m.id = ${messageId} and m.direction = 'inbound'`;
  if (!row?.address) return null;
  return { address: row.address, credentials: await findCredentials(tx, workspaceId, row.account_id) };
}

const troubles: Record<DownloadTrouble, string> = {
  refused: "This file lies where Parley does not fetch anything.",
  gone: "The provider no longer has this file.",
  too_large: "This file is larger than 16 MB.",
  unreachable: "The provider could not be reached. Try again in a moment.",
};

function problemOf(reason: DownloadTrouble): Problem {
  if (reason === "too_large") return new Problem(413, "media_too_large", troubles[reason]);
  if (reason === "unreachable")
    return new Problem(503, "media_unreachable", troubles[reason], { retryAfterSeconds: 5 });
  return new Problem(404, reason === "gone" ? "media_gone" : "media_not_fetched", troubles[reason]);
}
