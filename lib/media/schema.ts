import { z } from "zod";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";
import { MOST_MEDIA, pictureTypes } from "./pictures";

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
  name: lineOfText(200).optional().meta({ description: "The file's name" }),
});
export type UploadMediaQuery = z.output<typeof uploadMediaQuery>;
