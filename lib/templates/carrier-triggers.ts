/** Links through these are filtered by carriers, because senders share them with spammers. Source: Twilio, CTIA. */
const shorteners = [
  "bit.ly",
  "bitly.com",
  "tinyurl.com",
  "goo.gl",
  "ow.ly",
  "t.co",
  "is.gd",
  "v.gd",
  "buff.ly",
  "cutt.ly",
  "rb.gy",
  "shorturl.at",
  "tiny.cc",
  "t.ly",
  "bl.ink",
  "rebrand.ly",
  "adf.ly",
  "soo.gd",
  "s.id",
  "lnkd.in",
  "short.io",
  "qr.ae",
];
const shortener = new RegExp(
  `(?<![\\w.-])(${shorteners.map((host) => host.replaceAll(".", "\\.")).join("|")})(?=[/\\s?#]|$)`,
  "i",
);

/** The first public link shortener of a text, as written. */
export const publicShortenerIn = (text: string): string | null => shortener.exec(text)?.[1] ?? null;

const link =
  /(?:https?:\/\/|\bwww\.)[^\s{}]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|app|io|shop|salon)\b/i;

/** The first web address of a text. */
export const linkIn = (text: string): string | null => link.exec(text)?.[0] ?? null;

/** Wordings that filters have learned from fraud. Whole phrases only: "free" alone is an ordinary word. */
const fraud = [
  /\bact now\b/i,
  /\byou(?:['’]ve| have)?(?: just)? won\b/i,
  /\byou(?:['’]re| are) (?:a |the )?(?:lucky )?winner\b/i,
  /\bclaim your (?:prize|reward|cash|money|winnings)\b/i,
  /\b(?:free|easy|fast|quick) (?:money|cash)\b/i,
  /\bcash (?:prize|bonus|advance|reward)\b/i,
  /\b100% (?:free|guaranteed)\b/i,
  /\brisk[- ]free\b/i,
  /\bno obligation\b/i,
  /\bdouble your\b/i,
  /\b(?:earn|make) (?:\$\d+|extra cash|money)\b/i,
  /\bclick (?:here|below)\b/i,
  /\bonce in a lifetime\b/i,
  /\bmiracle\b/i,
  /\burgent\b.{0,20}\b(?:action|reply|response|notice)\b/i,
  /\bverify your (?:account|bank|card|identity)\b/i,
  /\$\$+/,
];

/** The first wording of a text that reads like fraud. */
export const fraudWordingIn = (text: string): string | null => firstOf(fraud, text);

/** Carriers refuse or restrict these (CTIA, "SHAFT", and high-risk finance): by topic, words that mean nothing else. */
const topics: readonly { topic: string; words: RegExp; isPromotionalOnly?: boolean }[] = [
  {
    topic: "alcohol",
    words:
      /\b(?:alcohol|liquor|vodka|whiske?y|tequila|bourbon|beers?|wines?|cocktails?|margaritas?|mimosas?)\b/i,
    isPromotionalOnly: true,
  },
  {
    topic: "tobacco and vaping",
    words: /\b(?:tobacco|cigarettes?|cigars?|nicotine|vap(?:e|es|ing)|hookah)\b/i,
  },
  { topic: "cannabis and CBD", words: /\b(?:cannabis|marijuana|cbd|thc|kratom)\b/i },
  { topic: "firearms", words: /\b(?:firearms?|handguns?|rifles?|ammo|ammunition)\b/i },
  { topic: "gambling", words: /\b(?:casino|sportsbook|betting|jackpot)\b/i },
  { topic: "adult content", words: /\b(?:porn\w*|onlyfans|strip club|viagra)\b/i },
  {
    topic: "high-risk finance",
    words: /\b(?:payday loans?|debt relief|credit repair|crypto(?:currency)?|bitcoin|forex)\b/i,
  },
];

/** The first restricted topic that a text touches, with the word that shows it. */
export function restrictedTopicIn(
  text: string,
  isPromotional: boolean,
): { topic: string; word: string } | null {
  for (const { topic, words, isPromotionalOnly } of topics) {
    const word = isPromotionalOnly && !isPromotional ? undefined : words.exec(text)?.[0];
    if (word) return { topic, word };
  }
  return null;
}

function firstOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0];
    if (found) return found;
  }
  return null;
}
