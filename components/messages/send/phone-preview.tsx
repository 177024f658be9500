"use client";

import { cn } from "@heroui/react";
import { Fragment } from "react";
import { Pictures } from "@/components/media/pictures";
import { useWorkspace } from "@/components/shell/workspace-context";
import { formatMoney } from "@/lib/money";
import type { Preview } from "../schema";
import { SegmentMeter } from "./segment-meter";
import type { LocalPreview } from "./use-preview";

/** Characters from which a text may be taller than the phone. */
const LONG = 250;

type Props = {
  shown: LocalPreview;
  pictures: readonly string[];
  told: Preview | null;
  isSettling: boolean;
  isEmpty: boolean;
};

/** The text on a phone, with the places where it is cut into segments, and what that costs. */
export function PhonePreview({ shown, pictures, told, isSettling, isEmpty }: Props) {
  const { name } = useWorkspace();
  const hasPicture = pictures.length > 0;
  return (
    <section aria-label="Preview" className="space-y-4">
      <div className="mx-auto w-full max-w-[19rem] rounded-[2.25rem] border border-border bg-surface p-2 shadow-surface">
        <div className="flex min-h-64 flex-col rounded-[1.75rem] bg-background px-3 pt-3 pb-4">
          <div className="mb-4 flex flex-col items-center gap-1 border-b border-separator pb-3">
            <span
              aria-hidden
              className="grid size-9 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-soft-foreground"
            >
              {name.charAt(0)}
            </span>
            <span className="max-w-full truncate text-xs font-medium">{name}</span>
          </div>
          {isEmpty ? (
            <p className="m-auto max-w-[12rem] text-center text-sm text-muted">
              The text appears here as it will arrive.
            </p>
          ) : (
            <section
              aria-label="Text as it will arrive"
              // Only what can scroll needs to be reached by keyboard.
              tabIndex={hasPicture || shown.body.length > LONG ? 0 : undefined}
              className="max-h-72 overflow-y-auto rounded-xl"
            >
              <p
                className={cn(
                  "ml-auto w-fit max-w-[92%] rounded-2xl rounded-br-md bg-accent px-3.5 py-2 text-[0.9375rem] leading-snug break-words whitespace-pre-wrap text-accent-foreground transition-opacity",
                  isSettling && "opacity-85",
                )}
              >
                <Pictures addresses={pictures} className={shown.body ? "mb-1.5" : undefined} />
                <Parts parts={hasPicture ? [shown.body] : shown.parts} />
              </p>
            </section>
          )}
        </div>
      </div>
      {hasPicture ? null : <SegmentMeter shown={shown} />}
      <dl className="grid grid-cols-3 gap-2 text-center text-sm">
        <Figure label="Characters" value={shown.characters.toLocaleString("en-US")} />
        {hasPicture ? (
          <Figure label="Sent as" value="Picture" />
        ) : (
          <Figure label="Segments" value={shown.segments.toLocaleString("en-US")} />
        )}
        <Figure
          label="Costs about"
          value={told ? formatMoney(told.estimated_cost_micros, told.currency) : "–"}
        />
      </dl>
    </section>
  );
}

/** Segments in order, a fine seam where one ends. */
function Parts({ parts }: { parts: string[] }) {
  return parts.map((part, index) => (
    <Fragment key={`${index} ${part.length}`}>
      {index > 0 ? (
        <span
          title={`Segment ${index + 1} begins here`}
          className="mx-0.5 inline-grid h-4 min-w-4 place-items-center rounded bg-accent-foreground/20 px-1 align-text-bottom text-[0.625rem] leading-none font-semibold"
        >
          <span className="sr-only">Segment </span>
          {index + 1}
        </span>
      ) : null}
      <Blanks text={part} />
    </Fragment>
  ));
}

/** Blanks that nothing fills yet stand out. */
function Blanks({ text }: { text: string }) {
  return text.split(/(\{\{[^{}]*\}\})/).map((piece, index) =>
    piece.startsWith("{{") ? (
      <mark key={`${index} ${piece}`} className="rounded bg-apricot px-1 text-apricot-foreground">
        {piece.slice(2, -2).trim().replaceAll("_", " ")}
      </mark>
    ) : (
      piece
    ),
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="rounded-xl bg-surface-secondary px-2 py-2">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="font-medium tabular-nums">{value}</dd>
    </div>
  );
}
