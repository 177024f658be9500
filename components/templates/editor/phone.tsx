import { cn } from "@heroui/react";
import { Fragment } from "react";
import { Pictures } from "@/components/media/pictures";
import { nonGsmCharacters } from "@/lib/templates/segments";
import { variableLabel } from "@/lib/templates/variables";

type Props = { business: string; parts: string[]; pictures?: readonly string[]; className?: string };

/** A phone that has just received the text, with fine seams where one segment ends and the next begins. */
export function Phone({ business, parts, pictures = [], className }: Props) {
  const costly = nonGsmCharacters(parts.join(""));
  return (
    <div
      className={cn(
        "mx-auto w-full max-w-[19rem] rounded-[2.25rem] border border-border bg-surface p-2 shadow-surface",
        className,
      )}
    >
      <div className="flex min-h-60 flex-col rounded-[1.75rem] bg-background px-3 pt-3 pb-4">
        <div className="mb-4 flex flex-col items-center gap-1 border-b border-separator pb-3">
          <span
            aria-hidden
            className="grid size-9 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-soft-foreground"
          >
            {business.charAt(0)}
          </span>
          <span className="max-w-full truncate text-xs font-medium">{business}</span>
        </div>
        {parts.length + pictures.length === 0 ? (
          <p className="m-auto max-w-[12rem] text-center text-sm text-muted">
            The text appears here as it will arrive.
          </p>
        ) : (
          <p
            dir="auto"
            className="mr-auto w-fit max-w-[94%] rounded-2xl rounded-bl-md bg-accent px-3.5 py-2 text-[0.9375rem] leading-snug break-words whitespace-pre-wrap text-accent-foreground"
          >
            <Pictures addresses={pictures} className={parts.length > 0 ? "mb-1.5" : undefined} />
            {parts.map((part, index) => (
              <Fragment key={`${index} ${part.length}`}>
                {index > 0 ? <Seam number={index + 1} /> : null}
                <Words text={part} costly={costly} />
              </Fragment>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}

function Seam({ number }: { number: number }) {
  return (
    <span
      title={`Segment ${number} begins here`}
      className="mx-0.5 inline-grid h-4 min-w-4 place-items-center rounded bg-accent-foreground/20 px-1 align-text-bottom text-[0.625rem] leading-none font-semibold tabular-nums"
    >
      <span className="sr-only">Segment </span>
      {number}
    </span>
  );
}

/** Blanks that nothing fills stand out, and so do the letters that make the text dearer. */
function Words({ text, costly }: { text: string; costly: string[] }) {
  const dear = new Set(costly);
  return text.split(/(\{\{[^{}]*\}\})/).map((piece, index) => {
    if (piece.startsWith("{{")) {
      return (
        <mark key={index} className="rounded bg-apricot px-1 text-apricot-foreground">
          {variableLabel(piece.slice(2, -2).trim())}
        </mark>
      );
    }
    if (dear.size === 0) return piece;
    return split(piece, costly).map((letters, n) =>
      dear.has(letters) ? (
        <span
          key={`${index} ${n}`}
          title="Needs the wide alphabet"
          className="rounded-sm bg-warning px-0.5 text-warning-foreground"
        >
          {letters}
        </span>
      ) : (
        letters
      ),
    );
  });
}

/** Cuts a text before and after every one of the pieces. */
function split(text: string, pieces: string[]): string[] {
  const literal = pieces.map((piece) => piece.replace(/[.*+?^${"$"}{}()|[\]\\]/g, "\\$&"));
  return text.split(new RegExp(`(${literal.join("|")})`, "u"));
}
