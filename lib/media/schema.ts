import { z } from "zod";
import { pageQuery } from "@/lib/paging";

/** What staff may put in: what every phone shows. Source: Twilio's accepted content types (fully supported ones). */
export const pictureTypes = ["image/jpeg", "image/png", "image/gif"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Bytes. Twilio counts all that goes with one text together. Source: its Message resource, MediaUrl. */
export const LARGEST_PICTURE = 5 * 1024 * 1024;
export const MOST_MEDIA = 10;

const address = z
  .url({ protocol: /^https?$/, error: "This is no web address." })
  .max(2_000, "This address is too long.");

/** Addresses of pictures and files that go with a text. Whether they can be sent is checked apart, by asking for them. */
export const mediaUrls = z
  .array(address)
  .refine((urls) => urls.length <= MOST_MEDIA, {
    error: `A text takes at most ${MOST_MEDIA} pictures.`,
    params: { code: "too_many_media" },
  })
  .meta({
    description:
      "Public addresses of pictures (JPEG, PNG, GIF up to 5 MB) or files (PDF, vCard, iCalendar, MP4, MP3 … up to 500 KB), at most ten and 5 MB together; WhatsApp takes one",
  });

export const mediaView = z
  .object({
    id: z.number(),
    url: z.string().meta({ description: "For media_urls; anyone who has it may look" }),
    name: z.string(),
    content_type: z.enum(pictureTypes),
    size: z.number().meta({ description: "Bytes" }),
    created_by: z.string(),
    created_at: z.string(),
  })
  .meta({ id: "Media" });
export type MediaView = z.output<typeof mediaView>;

export const listMediaQuery = z.strictObject(pageQuery);
export type ListMediaQuery = z.output<typeof listMediaQuery>;

/** A raw body has no name of its own. */
export const uploadMediaQuery = z.strictObject({
  name: z.string().trim().min(1).max(200).optional().meta({ description: "The file's name" }),
});
export type UploadMediaQuery = z.output<typeof uploadMediaQuery>;

const ownPath = /\/media\/([A-Za-z0-9_-]{32})$/;

/** The code of a picture of our own in an address or a path, or null where it is none by its looks. */
export const codeIn = (address: string): string | null =>
  ownPath.exec(URL.parse(address)?.pathname ?? address)?.[1] ?? null;

/** Where pages load the picture from, or null: they load nothing from addresses elsewhere. */
export function pictureSource(address: string): string | null {
  const code = codeIn(address);
  return code === null ? null : `/media/${code}`;
}
