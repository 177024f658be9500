/** A received text, made plain enough to compare with words. */
export interface InboundText {
  /**
   * Lower case words without accents or apostrophes, parted by single spaces;
   * sentences stand between " . " or " ? ", also before the first and after the last.
   */
  text: string;
  /** The words alone. */
  words: string[];
  /** The words between commas and sentence ends, with whether the piece was written in capitals. */
  clauses: { words: string[]; isShouted: boolean }[];
  hasQuestion: boolean;
  /** STOP in capitals among words that are not. */
  hasShoutedStop: boolean;
}

/** What is read of a text; longer ones are never an opt-out word and cost time. */
const MAX_CHARACTERS = 2_000;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const APOSTROPHES = /(?<=\p{L})['’‘‛`´ʼʻ′＇](?=\p{L})/gu;
const SIGNATURE =
  /^[ \t]*(?:sent (?:from|via) |get outlook for |enviado desde |envoy[ée] (?:de|depuis) |von mein\S* \S+ gesendet|inviato da |enviado do |>).*$/gim;
// Squared and circled capitals that Unicode does not fold to letters.
const BOXED = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const SPELLED_OUT = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*·•|/]+){2,}\p{L}(?![\p{L}\p{N}])/gu;
const SHOUTED_STOP = /(?<!\p{L})STOP(?!\p{L})/u;
const QUOTED_REACTION =
  /^\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted .{1,24} to|removed an? .{1,24} from|le gust[óo]|le encant[óo]|a aim[ée]|a ador[ée]|gef[äa]llt|ha messo|gostou de|curtiu|amou)\s*["“«„]/iu;

const CYRILLIC = "авеіјкмнорѕстухԁ";
const LATIN = "abeijkmhopsctyxd";
const LOOKALIKE = new Map([...CYRILLIC].map((char, index) => [char, LATIN[index] ?? char]));

/** True for the text a phone sends when someone reacts to a message: it quotes us, it says nothing. */
export function isReaction(raw: string): boolean {
  return QUOTED_REACTION.test(raw.slice(0, 80));
}

/** Reads a received text the way a person would: fonts, accents, zero-width tricks and signatures aside. */
export function readInbound(raw: string): InboundText {
  const written = raw.slice(0, MAX_CHARACTERS).replace(INVISIBLE, "");
  const unsigned = written.replace(SIGNATURE, "");
  const plain = (/\p{L}/u.test(unsigned) ? unsigned : written)
    .replace(APOSTROPHES, "")
    .replaceAll("🛑", " STOP ")
    .replaceAll("#", " number ")
    .replace(BOXED, unbox)
    .normalize("NFKC")
    .replace(SPELLED_OUT, (letters) => letters.replace(/[^\p{L}]/gu, ""));
  const pieces = plain.split(/([.!?;:,\n\r…¡¿()"“”«»—–|]+)/u);
  const clauses: InboundText["clauses"] = [];
  let text = ". ";
  pieces.forEach((piece, index) => {
    // Odd pieces are what parted the even ones.
    if (index % 2 === 1) {
      if (/[.!?;:\n\r…]/.test(piece) && !/[.?] $/.test(text)) text += piece.includes("?") ? "? " : ". ";
      else if (piece.includes("?")) text = text.replace(/[.] $/, "? ");
      return;
    }
    const words = fold(piece);
    if (words.length === 0) return;
    clauses.push({ words, isShouted: /\p{Lu}{2}/u.test(piece) && !/\p{Ll}/u.test(piece) });
    text += `${words.join(" ")} `;
  });
  if (!/[.?] $/.test(text)) text += ". ";
  return {
    text,
    words: clauses.flatMap((clause) => clause.words),
    clauses,
    hasQuestion: plain.includes("?"),
    hasShoutedStop: SHOUTED_STOP.test(plain) && /\p{Ll}/u.test(plain),
  };
}

function fold(piece: string): string[] {
  const letters = piece
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i");
  return (letters.match(/[\p{L}\p{N}]+/gu) ?? []).map(latin).map(calm);
}

function latin(word: string): string {
  const chars = [...word];
  return chars.every((char) => LOOKALIKE.has(char) || (char >= "a" && char <= "z"))
    ? chars.map((char) => LOOKALIKE.get(char) ?? char).join("")
    : word;
}

// "stoooop" and "pleeease"; two in a row are ordinary spelling.
function calm(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, "$1");
}

function unbox(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return String.fromCharCode(65 + (code - (code >= 0x1f170 ? 0x1f170 : 0x1f150)));
}
