import { raw, withWorkspace } from "@/db/client";
import { type Received, receiveMessage } from "./receive-message";

let texts = 0;

type Text = {
  from: string;
  to: string;
  body: string;
  sid?: string;
  media?: string[];
  channel?: "sms" | "whatsapp";
};

/** A customer's text, as the provider's webhook brings it once its signature held. Tests only. */
export async function customerWrites(text: Text): Promise<Received> {
  const { from, to, body, media = [], channel = "sms" } = text;
  const prefix = channel === "whatsapp" ? "whatsapp:" : "";
  const sid =
    text.sid ??
    `SM${String(++texts).padStart(8, "0")}${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
  return receiveMessage({
    accountSid: "ACtest",
    workspaceIds: null,
    params: {
      MessageSid: sid,
      From: `${prefix}${from}`,
      To: `${prefix}${to}`,
      Body: body,
      NumMedia: String(media.length),
      ...Object.fromEntries(media.map((url, i) => [`MediaUrl${i}`, url])),
      ...Object.fromEntries(media.map((_, i) => [`MediaContentType${i}`, "image/jpeg"])),
    },
  });
}

/** A number of this workspace's own that customers can text. Tests only. */
export async function testNumber(workspaceId: number, channel: "sms" | "whatsapp" = "sms"): Promise<string> {
  const number = `+1555${channel === "sms" ? 1 : 2}${String(workspaceId).padStart(6, "0")}`;
  await withWorkspace(
    workspaceId,
    (tx) => raw(tx)`insert into senders (workspace_id, channel, name, number, segments_per_second)
      values (${workspaceId}, ${channel}, 'Front desk', ${number}, 10)`,
  );
  return number;
}
