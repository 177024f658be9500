import { plainWords } from "./plain-words";

/** What was said lately with one person, as far as limits ask. */
export type Lately = {
  inboundLastMinute: number;
  repliesLastTenMinutes: number;
  repliesLastHour: number;
  /** Our automatic texts of the last day and theirs of the last hour, newest first. */
  ownTexts: string[];
  theirTexts: string[];
};

/** Stored, but answered by nobody but people. */
export const INBOUND_PER_MINUTE = 60;
export const REPLIES_PER_TEN_MINUTES = 3;
const REPLIES_PER_HOUR = 10;
const SAME_TEXTS = 3;
/** Shorter texts are said twice by people too. */
const ECHO_CHARACTERS = 20;
/** About 500 tokens; whoever writes more wants a person to read it. */
export const LONGEST_TEXT = 2_000;

/**
 * Why no machine should answer: `flood` (too many texts), `loop` (our words come back, or the same again and again),
 * `reply_limit` (enough was answered automatically). Null when it may. Pure.
 */
export function limitOf(lately: Lately): "flood" | "loop" | "reply_limit" | null {
  if (lately.inboundLastMinute > INBOUND_PER_MINUTE) return "flood";
  if (isLoop(lately)) return "loop";
  const isSpent =
    lately.repliesLastTenMinutes >= REPLIES_PER_TEN_MINUTES || lately.repliesLastHour >= REPLIES_PER_HOUR;
  return isSpent ? "reply_limit" : null;
}

function isLoop({ ownTexts, theirTexts }: Lately): boolean {
  const [newest = ""] = theirTexts;
  const plain = plainWords(newest);
  if (plain.length >= ECHO_CHARACTERS && ownTexts.some((text) => plainWords(text).includes(plain)))
    return true;
  if (plain.length >= ECHO_CHARACTERS && ownTexts.some((text) => contains(plain, plainWords(text))))
    return true;
  const same = theirTexts.slice(0, SAME_TEXTS);
  return (
    plain.includes(" ") && same.length === SAME_TEXTS && same.every((text) => plainWords(text) === plain)
  );
}

const contains = (whole: string, part: string): boolean =>
  part.length >= ECHO_CHARACTERS && whole.includes(part);
