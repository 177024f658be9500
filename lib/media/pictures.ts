/** What staff may put in: what every phone shows. Source: Twilio's accepted content types (fully supported ones). */
export const pictureTypes = ["image/jpeg", "image/png", "image/gif"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Bytes. Twilio counts all that goes with one text together. Source: its Message resource, MediaUrl. */
export const LARGEST_PICTURE = 5 * 1024 * 1024;
export const MOST_MEDIA = 10;

const ownPath = /\/media\/([A-Za-z0-9_-]{32})$/;

/** The code of a picture of our own in an address or a path, or null where it is none by its looks. */
export const codeIn = (address: string): string | null =>
  ownPath.exec(URL.parse(address)?.pathname ?? address)?.[1] ?? null;

/** Where pages load the picture from, or null: they load nothing from addresses elsewhere. */
export function pictureSource(address: string): string | null {
  const code = codeIn(address);
  return code === null ? null : `/media/${code}`;
}
