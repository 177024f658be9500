import { isIP } from "node:net";
import { isPublicAddress } from "./public-address";

/** Why a picture or a file cannot go with a text. */
export type MediaProblem =
  | "media_url_invalid"
  | "media_private_address"
  | "media_unreachable"
  | "media_too_large"
  | "media_type"
  | "media_not_found"
  | "media_unchecked";

export const mediaSentences: Record<MediaProblem, string> = {
  media_url_invalid: "Use a plain web address (http or https) without a password or an unusual port in it.",
  media_private_address: "This address is not on the public internet, so no carrier can fetch it.",
  media_unreachable: "Nothing could be fetched from this address. Check that it opens without signing in.",
  media_too_large: "Too large to send: a picture may have 5 MB, any other file 500 KB.",
  media_type: "Phones cannot be sent this. Use a JPEG, PNG or GIF, or a PDF, vCard, MP4 or MP3.",
  media_not_found: "There is no picture of yours under this address.",
  media_unchecked: "Too many different pictures at once. Send them in smaller groups.",
};

/** Names that mean something inside a network only. */
const innerName = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/**
 * What is wrong with an address by its looks, or null. Usual ports only: others are where inner services listen, and
 * pictures for customers are nowhere else. URL itself turns odd spellings of IPv4 (decimal, octal, hex) into dotted ones.
 */
export function addressProblem(url: URL): MediaProblem | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return "media_url_invalid";
  if (url.username !== "" || url.password !== "" || url.port !== "") return "media_url_invalid";
  const literal = literalOf(url);
  if (literal !== null) return isPublicAddress(literal) ? null : "media_private_address";
  const host = url.hostname.replace(/\.$/, "").toLowerCase();
  return !host.includes(".") || innerName.test(host) ? "media_private_address" : null;
}

/** The IP address that stands where a name could, or null. */
export function literalOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(host) === 0 ? null : host;
}
