import { cn } from "@heroui/react";

type Props = { count: number; tone: "calm" | "red"; what: string; className?: string };

/** How many wait behind a door: a number to see, words to hear. */
export function CountBadge({ count, tone, what, className }: Props) {
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "grid h-5 min-w-5 place-items-center rounded-full px-1.5 text-xs font-semibold tabular-nums",
        tone === "red" ? "bg-danger-soft text-danger-soft-foreground" : "bg-apricot text-apricot-foreground",
        className,
      )}
    >
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
      <span className="sr-only">
        {count.toLocaleString("en-US")} {what}
      </span>
    </span>
  );
}
