import { notFound } from "@/lib/errors";
import { safeFile } from "@/lib/inbox/shown-media";
import { findOwnFile } from "@/lib/sandbox/media";
import { memberEndpoint } from "../../../../member-endpoint";

export const GET = memberEndpoint({ hasPhone: true }, async ({ senders, phoneId, params }) => {
  const file = await findOwnFile(senders, phoneId, String(params.sid));
  if (!file) throw notFound();
  return safeFile(file.contentType, file.content);
});
