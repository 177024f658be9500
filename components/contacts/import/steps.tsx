import { cn } from "@heroui/react";
import { Check } from "lucide-react";

export const steps = ["Upload", "Match columns", "Check", "Import"] as const;

/** Where one is on the way from a file to people. */
export function Steps({ at }: { at: number }) {
  return (
    <ol className="mb-6 flex items-center gap-2 text-sm md:gap-3" aria-label="Steps">
      {steps.map((name, i) => (
        <li
          key={name}
          aria-current={i === at ? "step" : undefined}
          className={cn(
            "flex items-center gap-2",
            i > 0 && "before:h-px before:w-3 before:bg-border md:before:w-8",
          )}
        >
          <span
            className={cn(
              "grid size-6 shrink-0 place-items-center rounded-full text-xs font-medium tabular-nums",
              i < at && "bg-accent-soft text-accent-soft-foreground",
              i === at && "bg-accent text-accent-foreground",
              i > at && "bg-surface-tertiary text-muted",
            )}
          >
            {i < at ? <Check aria-hidden className="size-3.5" /> : i + 1}
          </span>
          <span className={cn(i === at ? "font-medium" : "text-muted max-md:sr-only")}>{name}</span>
        </li>
      ))}
    </ol>
  );
}
