import { cn } from "@heroui/react";
import { formatMoney } from "@/lib/money";
import { countSegments } from "@/lib/templates/segments";
import type { Copy, EditorFacts } from "../draft";
import { segmentWords } from "../words";

type Props = { copy: Copy; copies: Copy[]; people: EditorFacts["people"]; hasPicture: boolean };

/** How long the text is, what it costs, and what one more letter would do. */
export function Meter({ hasPicture, ...props }: Props) {
  return hasPicture ? <PictureMeter {...props} /> : <SegmentsMeter {...props} />;
}

type Counted = Omit<Props, "hasPicture">;

function PictureMeter({ copy, people }: Counted) {
  const { characters } = copy.count;
  return (
    <div className="space-y-1 rounded-xl bg-surface-secondary px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <span className="font-medium tabular-nums">
          Picture message
          <span className="font-normal text-muted">
            , {characters.toLocaleString("en-US")} {characters === 1 ? "character" : "characters"}
          </span>
        </span>
        <span className="text-sm text-muted tabular-nums">
          about {formatMoney(people.picture_micros * 100, people.currency)} per 100 texts
        </span>
      </p>
      <p className="text-sm text-muted">
        One price, however long the text and however many pictures. Outside the United States and Canada a
        rough guess.
      </p>
    </div>
  );
}

function SegmentsMeter({ copy, copies, people }: Counted) {
  const { segments, units, characters, encoding, remainingUnits } = copy.count;
  const per100 = (count: number) => formatMoney(count * people.segment_micros * 100, people.currency);
  const sent = copies.filter(({ missing }) => missing.length === 0).map(({ count }) => count.segments);
  const most = Math.max(segments, ...sent);
  return (
    <div className="space-y-2 rounded-xl bg-surface-secondary px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <span className="font-medium tabular-nums">
          {segments === most ? segmentWords(segments) : `${segments} to ${segmentWords(most)}`}
          <span className="font-normal text-muted">
            , {characters.toLocaleString("en-US")} {characters === 1 ? "character" : "characters"}
          </span>
        </span>
        <span className="text-sm text-muted tabular-nums">
          about {per100(segments)}
          {segments === most ? "" : ` to ${per100(most)}`} per 100 texts
        </span>
      </p>
      <Bars
        segments={segments}
        share={segments === 0 ? 0 : 1 - remainingUnits / roomOf(encoding, segments)}
      />
      <p className="text-sm text-muted tabular-nums">
        {encoding === "GSM-7"
          ? "Plain letters (GSM-7). "
          : "Wide letters (Unicode): each segment holds 70 characters instead of 160. "}
        {units === 0 ? null : nextLetter(copy.body, remainingUnits, segments, per100)}
      </p>
    </div>
  );
}

/** Room of one segment: a text alone has more of it than one of several. Source: 3GPP TS 23.038. */
function roomOf(encoding: "GSM-7" | "UCS-2", segments: number): number {
  if (encoding === "GSM-7") return segments > 1 ? 153 : 160;
  return segments > 1 ? 67 : 70;
}

function nextLetter(body: string, left: number, segments: number, per100: (count: number) => string): string {
  const after = countSegments(`${body}${"a".repeat(left + 1)}`).segments;
  const cost = `${after} segments, ${per100(after - segments)} more per 100`;
  if (left === 0) return `It is exactly full: one more character makes it ${cost}.`;
  return `${left} more ${left === 1 ? "character fits" : "characters fit"}; the next one makes it ${cost}.`;
}

function Bars({ segments, share }: { segments: number; share: number }) {
  const shown = Math.min(Math.max(1, segments), 12);
  return (
    <div aria-hidden className="flex gap-1">
      {Array.from({ length: shown }, (_, n) => (
        <span key={n} className="h-1.5 flex-1 overflow-hidden rounded-full bg-default">
          <span
            className={cn("block h-full rounded-full", segments > 3 ? "bg-warning" : "bg-accent")}
            style={{ width: `${n < shown - 1 ? 100 : Math.max(0, share) * 100}%` }}
          />
        </span>
      ))}
    </div>
  );
}
