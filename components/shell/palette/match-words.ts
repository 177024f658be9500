const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * How well a line answers what was typed: every typed word must begin one of its words. 0: not at all; more is better,
 * most when the line begins with it. Pure.
 */
export function matchWords(line: string, typed: string): number {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const words = plain(line).split(/[\s,/]+/);
  if (wanted.length === 0) return 0;
  if (!wanted.every((want) => words.some((word) => word.startsWith(want)))) return 0;
  return plain(line).startsWith(wanted.join(" ")) ? 2 : 1;
}
