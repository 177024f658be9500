/** The last 65,536 values of something measured, cheap enough for a hot path. */
export class Sample {
  private values = new Float64Array(65_536);
  private count = 0;

  add(value: number): void {
    this.values[this.count++ & 65_535] = value;
  }

  clear(): void {
    this.count = 0;
  }

  summary(): Summary {
    return summarize(this.values.subarray(0, Math.min(this.count, this.values.length)));
  }
}

export type Summary = { count: number; p50: number; p95: number; p99: number; max: number };

export function summarize(values: ArrayLike<number>): Summary {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    count: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: round(sorted[sorted.length - 1] ?? 0),
  };
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (upper + lower) / 2;
};

const round = (value: number) => Math.round(value * 100) / 100;
