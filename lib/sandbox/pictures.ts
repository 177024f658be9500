/** Bytes. What carriers take with a text; a phone on WhatsApp may send more, which nobody needs to try things out. */
export const LARGEST_FILE = 5 * 1024 * 1024;
