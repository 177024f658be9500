/** So many of so many, as a share with the bounds it may lie within; in percent. */
export type Share = { count: number; percent: number | null; low: number | null; high: number | null };

/** What came of one text of the campaign. */
export type Tally = {
  position: number;
  sent: number;
  delivered: number;
  replied: number;
  optedOut: number;
  /** Null where links are not counted. */
  clicked: number | null;
};
export type Verdict = { is_clear: boolean; best: number | null; sentence: string };

/** Quantile of the normal distribution for 95 %, two-sided. */
const Z95 = 1.959964;
/** All comparisons together may be wrong once in twenty. */
const ALPHA = 0.05;
const NOT_ENOUGH = "Not enough data yet.";

/** A share with its Wilson score interval, which holds for few and for rare ones too. Pure. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, percent: null, low: null, high: null };
  const { low, high } = wilson(count, of, Z95);
  return { count, percent: percent(count / of), low: percent(low), high: percent(high) };
}

type Interval = { low: number; high: number };

/** E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). */
export function wilson(count: number, of: number, z: number): Interval {
  const share = count / of;
  const scale = 1 + (z * z) / of;
  const center = (share + (z * z) / (2 * of)) / scale;
  const margin = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / scale;
  return { low: Math.max(0, center - margin), high: Math.min(1, center + margin) };
}

/**
 * Whether one share is surely larger than another: the interval of their difference lies above zero.
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions", method 10 (1998).
 */
function isLarger(a: { count: number; of: number }, b: { count: number; of: number }, z: number): boolean {
  const [shareA, shareB] = [a.count / a.of, b.count / b.of];
  const [inA, inB] = [wilson(a.count, a.of, z), wilson(b.count, b.of, z)];
  const low = shareA - shareB - Math.sqrt((shareA - inA.low) ** 2 + (inB.high - shareB) ** 2);
  return low > 0;
}

type Measure = {
  read: (tally: Tally) => number;
  /** Fewer is better. */
  isBad?: boolean;
  tell: (best: string, share: string, against: string) => string;
};

/** Who counts clicks wants clicks, so they come first. */
const clicks: Measure = {
  read: (t) => t.clicked ?? 0,
  tell: (best, share, against) => `${best} had its link opened more often: by ${share}, against ${against}.`,
};
/** What texts are compared by; the first that is clear is told. */
const always: Measure[] = [
  {
    read: (t) => t.replied,
    tell: (best, share, against) => `${best} was answered more often: by ${share}, against ${against}.`,
  },
  {
    read: (t) => t.optedOut,
    isBad: true,
    tell: (best, share, against) => `${best} drove fewer people away: ${share} said no, against ${against}.`,
  },
  {
    read: (t) => t.delivered,
    tell: (best, share, against) => `${best} was delivered more often: to ${share}, against ${against}.`,
  },
];

/**
 * Which of up to five texts did better, in a sentence. Each comparison must hold on its own at a level that is divided
 * by the number of all of them (Bonferroni), so that trying more texts finds no winner by luck. Pure.
 */
export function judgeVariants(tallies: Tally[]): Verdict {
  if (tallies.length < 2)
    return {
      is_clear: false,
      best: null,
      sentence: "There is one text only, so there is nothing to compare.",
    };
  const unclear = { is_clear: false, best: null, sentence: NOT_ENOUGH };
  if (tallies.some(({ sent }) => sent === 0)) return unclear;
  const measures = tallies.some(({ clicked }) => clicked !== null) ? [clicks, ...always] : always;
  const pairs = (tallies.length * (tallies.length - 1)) / 2;
  const z = quantile(1 - ALPHA / (2 * pairs * measures.length));
  const winners = measures.flatMap((measure) => {
    const best = winnerBy(tallies, measure, z);
    return best ? [{ measure, best }] : [];
  });
  const [first] = winners;
  if (!first) return unclear;
  const rival = winners.find(({ best }) => best.position !== first.best.position);
  const sentence = tellWinner(tallies, first.measure, first.best);
  return rival
    ? {
        is_clear: false,
        best: null,
        sentence: `${sentence} But ${tellWinner(tallies, rival.measure, rival.best)}`,
      }
    : { is_clear: true, best: first.best.position, sentence };
}

/** The text that surely beats every other one. */
function winnerBy(tallies: Tally[], { read, isBad = false }: Measure, z: number): Tally | undefined {
  return tallies.find((one) =>
    tallies.every((other) => {
      if (other === one) return true;
      const [mine, theirs] = [one, other].map((t) => ({ count: read(t), of: t.sent }));
      if (!mine || !theirs) return false;
      return isBad ? isLarger(theirs, mine, z) : isLarger(mine, theirs, z);
    }),
  );
}

function tellWinner(tallies: Tally[], { read, isBad = false, tell }: Measure, best: Tally): string {
  const share = (tally: Tally) => read(tally) / tally.sent;
  const others = tallies.filter((tally) => tally !== best).sort((a, b) => share(b) - share(a));
  const next = isBad ? others.at(-1) : others[0];
  if (!next) return NOT_ENOUGH;
  const say = (tally: Tally) => `${percent(share(tally))} %`;
  return tell(letterOf(best.position), say(best), `${say(next)} for ${letterOf(next.position)}`);
}

/** A, B, C … as people call the texts of a campaign. */
export const letterOf = (position: number): string => String.fromCharCode(65 + position);

const percent = (share: number): number => Math.round(share * 1_000) / 10;

/**
 * Quantile of the standard normal distribution for a probability above one half.
 * P. J. Acklam's rational approximation; its relative error is below 1.2e-9.
 */
function quantile(p: number): number {
  const over = (numbers: number[], x: number) => numbers.reduce((sum, number) => sum * x + number, 0);
  if (p > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(1 - p));
    return -over(tailTop, q) / over([...tailBottom, 1], q);
  }
  const q = p - 0.5;
  const r = q * q;
  return (over(middleTop, r) * q) / over([...middleBottom, 1], r);
}

const middleTop = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const middleBottom = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const tailTop = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const tailBottom = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
