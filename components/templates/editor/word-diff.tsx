import { cn } from "@heroui/react";
import { diffArrays } from "diff";
import { words } from "../draft";

type Props = { before: string; after: string; className?: string };

/** One text with what was added and taken away since another, word by word; a variable is one word. */
export function WordDiff({ before, after, className }: Props) {
  return (
    <p
      dir="auto"
      className={cn("text-[0.9375rem] leading-relaxed break-words whitespace-pre-wrap", className)}
    >
      {diffArrays(words(before), words(after)).map(({ value, added, removed }, index) => {
        const text = value.join("");
        if (added) {
          return (
            <ins key={index} className="rounded bg-success-soft text-success-soft-foreground no-underline">
              {text}
            </ins>
          );
        }
        if (removed) {
          return (
            <del key={index} className="rounded bg-danger-soft text-danger-soft-foreground">
              {text}
            </del>
          );
        }
        return <span key={index}>{text}</span>;
      })}
    </p>
  );
}
