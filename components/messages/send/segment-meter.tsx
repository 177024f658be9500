"use client";

import { cn, Label, Meter } from "@heroui/react";
import { countSegments, nonGsmCharacters } from "@/lib/templates/segments";
import type { LocalPreview } from "./use-preview";

/** How full the last segment is, and what makes the text need the wider alphabet. */
export function SegmentMeter({ shown }: { shown: LocalPreview }) {
  const { units, remainingUnits, segments } = countSegments(shown.body);
  const last = segments === 0 ? 0 : Math.max(0, segmentSize(shown, segments) - remainingUnits);
  return (
    <div className="space-y-1.5">
      <div className="flex items-end gap-1">
        {Array.from({ length: Math.max(0, segments - 1) }, (_, n) => (
          <span key={n} aria-hidden className="h-1 flex-1 rounded-full bg-accent" />
        ))}
        <Meter
          aria-label={`Room in segment ${Math.max(1, segments)}`}
          value={last}
          maxValue={segmentSize(shown, segments)}
          valueLabel={`${last} of ${segmentSize(shown, segments)}`}
          color={segments > 3 ? "warning" : "accent"}
          size="sm"
          className="min-w-0 flex-1"
        >
          <Label className="sr-only">Room in this segment</Label>
          <Meter.Track>
            <Meter.Fill />
          </Meter.Track>
        </Meter>
      </div>
      <p className="flex justify-between gap-3 text-xs text-muted tabular-nums">
        <span>
          {shown.encoding === "GSM-7"
            ? "Plain letters (GSM-7)"
            : `Wide letters (UCS-2): ${nonGsmCharacters(shown.body).slice(0, 4).join(" ")} make segments shorter`}
        </span>
        <span className={cn("shrink-0", units === 0 && "invisible")}>{remainingUnits} left</span>
      </p>
    </div>
  );
}

/** Room of one segment: a text alone has more of it than one of several. Source: 3GPP TS 23.038. */
function segmentSize({ encoding }: LocalPreview, segments: number): number {
  if (encoding === "GSM-7") return segments > 1 ? 153 : 160;
  return segments > 1 ? 67 : 70;
}
