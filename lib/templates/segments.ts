export interface SegmentCount {
  encoding: "GSM-7" | "UCS-2";
  /** What a reader would count: grapheme clusters, with CR and LF as one each. */
  characters: number;
  /** Septets in GSM-7 (extension characters take two), UTF-16 code units in UCS-2. */
  units: number;
  /** What is billed. 0 for the empty text. */
  segments: number;
  /** The text of each segment; joined they are the text itself. */
  parts: string[];
  /** Units that can still be added before the next segment begins. */
  remainingUnits: number;
}

const LIMITS = {
  "GSM-7": { single: 160, joined: 153 },
  "UCS-2": { single: 70, joined: 67 },
} as const;

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = "^{}\\[~]|€\f";

// Septets by UTF-16 code unit; 0 means the character forces UCS-2. One lookup
// per character keeps counting far below a send's other costs.
const SEPTETS = new Uint8Array(0x10000);
for (const char of BASIC) SEPTETS[char.charCodeAt(0)] = 1;
for (const char of EXTENSION) SEPTETS[char.charCodeAt(0)] = 2;

// Anything that can share a grapheme cluster with a neighbor. Texts without
// one skip Intl.Segmenter, whose clusters would be the code points themselves.
const JOINERS =
  /[\p{M}\p{Cf}\p{Grapheme_Extend}\p{Emoji_Modifier}\p{Regional_Indicator}\u0e33\u0eb3\u0d4e\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{111c2}-\u{111c3}\u{113d1}\u{1193f}-\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}\u{16d63}-\u{16d6a}]/u;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * How a text is encoded and split when sent as SMS: 160 septets alone or 153
 * each in GSM-7, else 70 or 67 UTF-16 code units. Packs greedily; escape pairs,
 * surrogate pairs and grapheme clusters are never split (a cluster longer than
 * a whole segment must be, between code points).
 * Source: 3GPP TS 23.038, and Twilio's segment calculator for the clusters.
 */
export function countSegments(text: string): SegmentCount {
  const septets = countSeptets(text);
  return septets === null ? countUcs2(text) : countGsm(text, septets);
}

/** The same encoding and number of segments without cutting the text up: for audiences, where only the bill counts. */
export function countBilled(text: string): Pick<SegmentCount, "encoding" | "segments"> {
  const septets = countSeptets(text);
  if (septets !== null) {
    if (septets <= LIMITS["GSM-7"].single) return { encoding: "GSM-7", segments: text === "" ? 0 : 1 };
    return { encoding: "GSM-7", segments: countGsm(text, septets).segments };
  }
  if (text.length <= LIMITS["UCS-2"].single) return { encoding: "UCS-2", segments: 1 };
  return { encoding: "UCS-2", segments: countUcs2Segments(text) };
}

/** Looks at clusters only where a segment would end: a long text with one emoji costs a few of them, not all. */
function countUcs2Segments(text: string): number {
  const { joined } = LIMITS["UCS-2"];
  const clusters = JOINERS.test(text) ? segmenter.segment(text) : null;
  let segments = 1;
  let start = 0;
  while (text.length - start > joined) {
    const end = start + joined;
    const cluster = clusters?.containing(end);
    const isWhole = cluster && cluster.segment !== "\r\n" && cluster.segment.length <= joined;
    // A cluster longer than a segment, and a text without clusters, are cut between code points.
    start = isWhole ? cluster.index : end - (isPairCut(text, end) ? 1 : 0);
    segments++;
  }
  return segments;
}

const isPairCut = (text: string, at: number): boolean =>
  /[\udc00-\udfff]/.test(text[at] ?? "") && /[\ud800-\udbff]/.test(text[at - 1] ?? "");

/** True when every character exists in the GSM-7 alphabet. */
export function isGsm(text: string): boolean {
  return countSeptets(text) !== null;
}

/** The distinct characters (as a reader sees them) that force UCS-2, in order of appearance. */
export function nonGsmCharacters(text: string): string[] {
  if (isGsm(text)) return [];
  return [...new Set(graphemes(text).filter((grapheme) => !isGsm(grapheme)))];
}

function countSeptets(text: string): number | null {
  let units = 0;
  for (let i = 0; i < text.length; i++) {
    const septets = SEPTETS[text.charCodeAt(i)] ?? 0;
    if (septets === 0) return null;
    units += septets;
  }
  return units;
}

function countGsm(text: string, units: number): SegmentCount {
  const { single, joined } = LIMITS["GSM-7"];
  if (units <= single) return fits("GSM-7", text, text.length, units);
  const parts: string[] = [];
  let start = 0;
  let used = 0;
  for (let i = 0; i < text.length; i++) {
    const septets = SEPTETS[text.charCodeAt(i)] ?? 0;
    if (used + septets > joined) {
      parts.push(text.slice(start, i));
      start = i;
      used = 0;
    }
    used += septets;
  }
  parts.push(text.slice(start));
  const segments = parts.length;
  return {
    encoding: "GSM-7",
    characters: text.length,
    units,
    segments,
    parts,
    remainingUnits: joined - used,
  };
}

function countUcs2(text: string): SegmentCount {
  const { single, joined } = LIMITS["UCS-2"];
  const clusters = graphemes(text);
  if (text.length <= single) return fits("UCS-2", text, clusters.length, text.length);
  const parts: string[] = [];
  let part = "";
  for (const cluster of clusters) {
    const pieces = cluster.length > joined ? [...cluster] : [cluster];
    for (const piece of pieces) {
      if (part.length + piece.length > joined) {
        parts.push(part);
        part = "";
      }
      part += piece;
    }
  }
  parts.push(part);
  return {
    encoding: "UCS-2",
    characters: clusters.length,
    units: text.length,
    segments: parts.length,
    parts,
    remainingUnits: joined - part.length,
  };
}

function fits(encoding: "GSM-7" | "UCS-2", text: string, characters: number, units: number): SegmentCount {
  const remainingUnits = LIMITS[encoding].single - units;
  if (text === "") return { encoding, characters, units, segments: 0, parts: [], remainingUnits };
  return { encoding, characters, units, segments: 1, parts: [text], remainingUnits };
}

function graphemes(text: string): string[] {
  if (!JOINERS.test(text)) return [...text];
  const clusters: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    // Unicode joins CR LF into one cluster; a phone receives two characters.
    if (segment === "\r\n") clusters.push("\r", "\n");
    else clusters.push(segment);
  }
  return clusters;
}
