import { cn } from "@heroui/react";
import type { Ref } from "react";
import { findPlaceholders } from "@/lib/templates/placeholders";
import { nonGsmCharacters } from "@/lib/templates/segments";

type Props = {
  text: string;
  /** Names that fill themselves; others are asked for with each send. */
  filled: ReadonlySet<string>;
  className: string;
  ref: Ref<HTMLDivElement>;
};

/**
 * The text again, letter for letter behind the real text area, with its variables as chips and the characters that
 * cost marked. The area itself stays an ordinary one: caret, composing, paste, undo and phones work as ever.
 */
export function Mirror({ text, filled, className, ref }: Props) {
  const costly = nonGsmCharacters(text);
  return (
    <div ref={ref} aria-hidden dir="auto" className={cn("[unicode-bidi:plaintext]", className)}>
      {text.split(/(\{\{[^{}]*\}\})/).map((piece, index) => {
        const [name] = piece.startsWith("{{") ? findPlaceholders(piece) : [];
        if (name === undefined) return <Plain key={index} text={piece} costly={costly} />;
        return (
          <span
            key={index}
            className={cn(
              "rounded-[0.3rem] shadow-[0_0_0_2px_var(--chip)]",
              filled.has(name)
                ? "bg-accent-soft text-accent-soft-foreground [--chip:var(--accent-soft)]"
                : "bg-apricot text-apricot-foreground [--chip:var(--apricot)]",
            )}
          >
            <span className="opacity-40">{"{{"}</span>
            {piece.slice(2, -2)}
            <span className="opacity-40">{"}}"}</span>
          </span>
        );
      })}
      {/* A last empty line has height in the area, and only a character gives it height here. */}
      {"​"}
    </div>
  );
}

function Plain({ text, costly }: { text: string; costly: string[] }) {
  if (costly.length === 0) return text;
  const pattern = new RegExp(
    `(${costly.map((c) => c.replace(/[.*+?^${"$"}{}()|[\]\\]/g, "\\$&")).join("|")})`,
    "u",
  );
  return text.split(pattern).map((piece, index) =>
    index % 2 === 1 ? (
      <span key={index} className="rounded-[0.2rem] bg-warning/45 shadow-[0_0_0_1px_var(--warning)]">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

/** Where the letter at an offset stands on the screen. */
export function rectAt(mirror: HTMLElement, offset: number): DOMRect | null {
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, Math.min(length, left + 1));
      return range.getBoundingClientRect();
    }
    left -= length;
  }
  return null;
}
