const candidates = [",", ";", "\t", "|"] as const;

/** What parts the cells of a file, by its first lines: what the header has, and the lines after it have as often. Pure. */
export function guessSeparator(text: string): string {
  const lines = firstLines(text, 20);
  let [best, bestScore]: [string, number] = [",", 0];
  for (const candidate of candidates) {
    const counts = lines.map((line) => line.split(candidate).length - 1);
    const inHeader = counts[0] ?? 0;
    if (inHeader === 0) continue;
    const same = counts.filter((count) => count === inHeader).length / counts.length;
    const score = same * 10 + Math.min(inHeader, 5);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Lines without what stands in quotation marks. */
function firstLines(text: string, count: number): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, count);
}
