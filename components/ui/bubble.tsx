import { cn } from "@heroui/react";
import type { ReactNode } from "react";
import type { Direction } from "@/db/enums";

type Props = {
  direction: Direction;
  children: ReactNode;
  className?: string;
  isDimmed?: boolean;
  /** `span` inside a button, where a paragraph may not stand. */
  as?: "p" | "span";
};

/** A text as it looks on a phone: theirs apricot, ours evergreen. Dimmed when it never left. */
export function Bubble({ direction, children, className, isDimmed = false, as: Tag = "p" }: Props) {
  const isOurs = direction === "outbound";
  return (
    <Tag
      dir="auto"
      className={cn(
        "block w-fit max-w-full rounded-2xl px-3.5 py-2 text-[0.9375rem] leading-snug break-words whitespace-pre-wrap",
        isOurs ? "rounded-br-md" : "rounded-bl-md bg-apricot text-apricot-foreground",
        isOurs &&
          (isDimmed
            ? "border border-dashed border-border bg-transparent text-foreground"
            : "bg-accent text-accent-foreground"),
        className,
      )}
    >
      {children}
    </Tag>
  );
}
