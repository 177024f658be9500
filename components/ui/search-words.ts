/** An address may hold a character that no text in the database can. */
export const storable = (text: string | null): string | undefined => text?.replaceAll("\0", "");

/** What to look for, as the API takes it; nothing when there is no word. */
export const searchWords = (text: string | null): string | undefined =>
  storable(text)?.trim().slice(0, 100) || undefined;
