import { randomBytes } from "node:crypto";
import { CODE_LENGTH } from "./code";
import type { Shortened } from "./shorten";

export type Coded = { code: string; target: string };

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** The largest multiple of 62 in a byte: beyond it some letters would come more often than others. */
const FAIR = 248;

/** Draws the codes of a text's short addresses. Every call draws other ones. */
export function drawCodes({ text, links }: Shortened): { text: string; links: Coded[] } {
  const codes = new Map<string, string>();
  let coded = "";
  let from = 0;
  for (const { at, target } of links) {
    const code = codes.get(target) ?? newCode();
    codes.set(target, code);
    coded += text.slice(from, at) + code;
    from = at + CODE_LENGTH;
  }
  return { text: coded + text.slice(from), links: [...codes].map(([target, code]) => ({ code, target })) };
}

/** One of 218 million million, so that nobody finds a link by trying. */
function newCode(): string {
  let code = "";
  while (code.length < CODE_LENGTH) {
    for (const byte of randomBytes(CODE_LENGTH)) if (byte < FAIR) code += LETTERS.charAt(byte % 62);
  }
  return code.slice(0, CODE_LENGTH);
}
