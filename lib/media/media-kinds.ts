import { LARGEST_PICTURE, type PictureType, pictureTypes } from "./pictures";

type Kind = { type: string; limit: number; begins: (head: Buffer) => boolean };

/** Bytes of anything that is no picture: Twilio's limit for types that it passes on as they are. */
const LARGEST_FILE = 500 * 1024;

/** Enough of a file to tell what it is. */
export const HEAD_BYTES = 64;

const starts =
  (...marks: (string | number[])[]) =>
  (head: Buffer): boolean =>
    marks.some((mark) => {
      const bytes = typeof mark === "string" ? Buffer.from(mark, "latin1") : Buffer.from(mark);
      return head.subarray(0, bytes.length).equals(bytes);
    });
const says = (pattern: RegExp) => (head: Buffer) => pattern.test(head.toString("utf8"));
/** ISO base media: a box named ftyp, then its brand. */
const isBox = (brand: RegExp) => (head: Buffer) =>
  head.toString("latin1", 4, 8) === "ftyp" && brand.test(head.toString("latin1", 8, 12));

/**
 * What may go with a text: the three picture types that Twilio fits to each phone, and of what it passes on the few that
 * a salon or a restaurant sends and phones open. Not among them: WebP (Twilio takes it for WhatsApp stickers only),
 * SVG and HTML (programs, not pictures), office documents. Source: twilio.com/docs/messaging/guides/accepted-mime-types
 */
const kinds: readonly Kind[] = [
  { type: "image/jpeg", limit: LARGEST_PICTURE, begins: starts([0xff, 0xd8, 0xff]) },
  {
    type: "image/png",
    limit: LARGEST_PICTURE,
    begins: starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  { type: "image/gif", limit: LARGEST_PICTURE, begins: starts("GIF87a", "GIF89a") },
  { type: "application/pdf", limit: LARGEST_FILE, begins: starts("%PDF-") },
  { type: "text/vcard", limit: LARGEST_FILE, begins: says(/^\uFEFF?BEGIN:VCARD\r?\n/i) },
  { type: "text/calendar", limit: LARGEST_FILE, begins: says(/^\uFEFF?BEGIN:VCALENDAR\r?\n/i) },
  { type: "video/3gpp", limit: LARGEST_FILE, begins: isBox(/^3g/) },
  { type: "video/mp4", limit: LARGEST_FILE, begins: isBox(/^(?!3g|qt|heic|heix|mif1|avif)/) },
  {
    type: "audio/mpeg",
    limit: LARGEST_FILE,
    begins: starts("ID3", [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2]),
  },
  { type: "audio/amr", limit: LARGEST_FILE, begins: starts("#!AMR") },
];

const otherNames: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "text/x-vcard": "text/vcard",
  "audio/mp3": "audio/mpeg",
  "audio/amr-nb": "audio/amr",
};

/** The kind that a Content-Type header names, or null for one that is not sent. */
export function kindNamed(header: string | null): Kind | null {
  const type = header?.split(";")[0]?.trim().toLowerCase() ?? "";
  const name = Object.hasOwn(otherNames, type) ? otherNames[type] : type;
  return kinds.find((kind) => kind.type === name) ?? null;
}

/** The picture that these first bytes begin, or null for anything else. */
export function pictureIn(head: Buffer): PictureType | null {
  const found = kinds.find(({ begins }) => begins(head))?.type;
  return pictureTypes.find((type) => type === found) ?? null;
}
