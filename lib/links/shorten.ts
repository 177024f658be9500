import { findAddresses } from "./addresses";
import { CODE_LENGTH, isCode, SAMPLE_CODE } from "./code";

/** Where in a text a code stands, and where it will lead. */
export type Placed = { at: number; target: string };
/** A text with short addresses in it, whose codes are not drawn yet. */
export type Shortened = { text: string; links: readonly Placed[] };

/** Texts have one or two; hundreds are somebody's mistake. */
const MOST = 10;

/**
 * Puts short addresses in place of a text's own. The same address twice is one link; short ones of ours stay as they
 * are, and so does what comes after the tenth. Pure.
 */
export function shortenLinks(text: string, base: string): Shortened {
  const links: Placed[] = [];
  const targets = new Set<string>();
  let short = "";
  let from = 0;
  for (const { start, end, href } of findAddresses(text)) {
    if (isShort(href, base) || (targets.size >= MOST && !targets.has(href))) continue;
    targets.add(href);
    short += text.slice(from, start) + base;
    links.push({ at: short.length, target: href });
    short += SAMPLE_CODE;
    from = end;
  }
  return { text: short + text.slice(from), links };
}

const isShort = (href: string, base: string): boolean =>
  href.startsWith(base) && isCode(href.slice(base.length));

/** Whether two texts say the same but for the codes of their short addresses. */
export function isSameText(one: string, other: string, base: string): boolean {
  if (one === other) return true;
  // Codes are of one length, so texts of different lengths differ in words.
  if (one.length !== other.length || !one.includes(base)) return false;
  const [start, ...rest] = one.split(base);
  const [otherStart, ...others] = other.split(base);
  return (
    start === otherStart &&
    rest.length === others.length &&
    rest.every((part, i) => part.slice(CODE_LENGTH) === others[i]?.slice(CODE_LENGTH))
  );
}
