/** A web address as it stands in a text: from where to where, and where it leads. */
export type Address = { start: number; end: number; href: string };

/** Longer ones are cut by proxies on the way. */
const LONGEST = 2_048;

const beginning = /https?:\/\//gi;
/** What an address cannot contain, and what people put right behind one: quotes, CJK punctuation, emoji. */
const body =
  /[^\s\p{Cc}<>"`{}|\\^“”„«»‹›…。，、！？；：「」『』（）【】《》〈〉\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Extended_Pictographic}]+/uy;
/** Before the beginning of one: the middle of a word, or of another address. */
const middle = /[\p{Script=Latin}\p{N}_=/&#%@+]$/u;
const closing = new Set([".", ",", ";", ":", "!", "?", "'", "’", "‘", "*"]);
const brackets: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

/**
 * The addresses of a text that begin with http:// or https://, in order. What a sentence puts behind one (a full stop,
 * the bracket it stands in) is not part of it. Looks at each character a fixed number of times, whatever the text.
 */
export function findAddresses(text: string): Address[] {
  if (!text.includes("://")) return [];
  const found: Address[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const start = match.index;
    if (middle.test(text.slice(Math.max(0, start - 2), start))) continue;
    body.lastIndex = start;
    const run = body.exec(text)?.[0] ?? "";
    // What stands in an address is part of it, other addresses too.
    beginning.lastIndex = start + Math.max(run.length, match[0].length);
    const candidate = withoutClosing(run);
    const href = leadsTo(candidate);
    if (href !== null) found.push({ start, end: start + candidate.length, href });
  }
  return found;
}

/** `https://a.example/(b).` ends with the bracket, `(https://a.example/b).` before it. */
function withoutClosing(run: string): string {
  const open: Record<string, number> = { "(": 0, "[": 0 };
  for (const char of run) {
    const opened = brackets[char];
    if (char in open) open[char] = (open[char] ?? 0) + 1;
    else if (opened) open[opened] = (open[opened] ?? 0) - 1;
  }
  let end = run.length;
  for (; end > 0; end--) {
    const last = run.charAt(end - 1);
    const opened = brackets[last];
    if (opened && (open[opened] ?? 0) < 0) open[opened] = (open[opened] ?? 0) + 1;
    else if (!closing.has(last)) break;
  }
  return run.slice(0, end);
}

/** The address as browsers write it, in plain ASCII; null for what is none, or hides where it leads behind an @. */
function leadsTo(candidate: string): string | null {
  const url = URL.parse(candidate);
  if (!url) return null;
  const { protocol, username, password, href } = url;
  const isWeb = protocol === "http:" || protocol === "https:";
  return isWeb && username === "" && password === "" && href.length <= LONGEST ? href : null;
}
