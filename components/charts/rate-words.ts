/** "98.4%", never rounded up to a hundred while one is missing. */
export function rateWords(rate: number | null): string {
  if (rate === null) return "–";
  const percent = rate * 100;
  const rounded = percent >= 99.95 && percent < 100 ? 99.9 : Math.round(percent * 10) / 10;
  return `${rounded.toLocaleString("en-US")}%`;
}
