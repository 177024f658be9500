import type { Env } from "@/lib/env";

export type DefaultSender = { name: string; number: string | null; messagingServiceSid: string | null };

type Settings = Pick<Env, "isSandbox" | "TWILIO_PHONE_NUMBER" | "TWILIO_MESSAGING_SERVICE_SID">;

/** What a new workspace sends from: a made-up number of its own in the sandbox, else the installation's; null without one. */
export function defaultSender(workspaceId: number, settings: Settings): DefaultSender | null {
  if (settings.isSandbox)
    return { name: "Main number", number: sandboxNumber(workspaceId), messagingServiceSid: null };
  const { TWILIO_PHONE_NUMBER: number = null, TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid = null } =
    settings;
  if (!number && !messagingServiceSid) return null;
  return { name: messagingServiceSid ? "Messaging service" : "Main number", number, messagingServiceSid };
}

const areaCodes = [212, 213, 310, 404, 503, 512, 617, 619, 702, 919];

/**
 * One number for each workspace. 555-0100 to 555-0199 are kept free for fiction in every area code; past those, a
 * range nobody owns.
 */
function sandboxNumber(workspaceId: number): string {
  const area = areaCodes[Math.floor(workspaceId / 100)];
  if (area !== undefined) return `+1${area}55501${String(workspaceId % 100).padStart(2, "0")}`;
  return `+1500${String(workspaceId % 10_000_000).padStart(7, "0")}`;
}
