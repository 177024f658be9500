import type { Channel } from "@/db/enums";
import type { Refusal, Warning } from "./compose-text";
import type { SendMessageInput } from "./schema";

type Fitted = { ok: true; urls: string[]; warnings: Warning[] } | { ok: false; refusal: Refusal };

/** WhatsApp carries one picture or file a text. Source: Twilio's WhatsApp guide, media messages. */
const MOST_ON_WHATSAPP = 1;

/** What of a template's pictures a channel carries. */
export const mediaOn = (channel: Channel, urls: string[]): string[] =>
  channel === "whatsapp" ? urls.slice(0, MOST_ON_WHATSAPP) : urls;

/**
 * The pictures that go with a text: those of the request, else those of its template. On WhatsApp a template's first
 * one goes along; a request that names several is refused rather than cut. A template that
 * WhatsApp approved brings its own. Pure.
 */
export function fitMedia(
  input: Pick<SendMessageInput, "media_urls">,
  template: { mediaUrls: string[] } | null,
  channel: Channel,
  isApproved = false,
): Fitted {
  if (isApproved) {
    const message = "The approved WhatsApp template brings its own picture, so yours stays behind.";
    return { ok: true, urls: [], warnings: input.media_urls?.length ? [{ code: "media_cut", message }] : [] };
  }
  const urls = input.media_urls ?? template?.mediaUrls ?? [];
  if (channel !== "whatsapp" || urls.length <= MOST_ON_WHATSAPP) return { ok: true, urls, warnings: [] };
  if (input.media_urls) {
    const detail = "WhatsApp takes one picture a text.";
    return { ok: false, refusal: { path: "media_urls", code: "too_many_media", detail } };
  }
  const message = "WhatsApp takes one picture a text, so the template's first one goes along.";
  return { ok: true, urls: mediaOn(channel, urls), warnings: [{ code: "media_cut", message }] };
}
