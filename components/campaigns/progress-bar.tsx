import { cn } from "@heroui/react";
import type { ProgressView } from "@/lib/campaigns/schema";
import { addressed, partsOf } from "./progress";

type Props = { progress: ProgressView; isPaused?: boolean; className?: string };

/** Where everybody's text is, as one line of colors; told in words for whoever does not see it. */
export function ProgressBar({ progress, isPaused, className }: Props) {
  const parts = partsOf(progress, isPaused).filter((part) => part.count > 0);
  const whole = Math.max(1, addressed(progress));
  const told = parts.map(({ label, count }) => `${label} ${count.toLocaleString("en-US")}`).join(", ");
  return (
    <div
      role="img"
      aria-label={told || "Nobody yet"}
      className={cn("flex h-2 gap-0.5 overflow-hidden rounded-full bg-surface-tertiary", className)}
    >
      {parts.map(({ key, count, color, label }) => (
        <span
          key={key}
          title={`${label}: ${count.toLocaleString("en-US")}`}
          className={cn(
            "h-full min-w-0.5 transition-[width] duration-500 motion-reduce:transition-none",
            color,
          )}
          style={{ width: `${(count / whole) * 100}%` }}
        />
      ))}
    </div>
  );
}
