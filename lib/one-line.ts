import { z } from "zod";

const breaks = /[\p{Cc}\u2028\u2029]/u;

/**
 * Text on one line: line breaks, tabs and other control characters become a space, with the white space around them.
 * A name stands in lists, subject lines and calendar files, where a break would begin a line of its own. Pure.
 */
export const onOneLine = (text: string): string =>
  breaks.test(text)
    ? text.replace(/[\s\p{Cc}]+/gu, (gap) => (breaks.test(gap) ? " " : gap)).trim()
    : text.trim();

/** A name of 1 to `most` characters; what was pasted over several lines is folded, not refused. */
export const lineOfText = (most: number, missing?: string) =>
  z.string().overwrite(onOneLine).min(1, missing).max(most);
