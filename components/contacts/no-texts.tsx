import { cn } from "@heroui/react";
import { BellOff } from "lucide-react";

/** Said beside a name wherever it stands: this person wants no texts. Calm, and impossible to overlook. */
export function NoTexts({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex shrink-0 items-center gap-1 rounded-full bg-danger-soft px-2 py-0.5 text-[0.6875rem] leading-4 font-semibold tracking-wide whitespace-nowrap text-danger-soft-foreground",
        className,
      )}
    >
      <BellOff aria-hidden className="size-3" strokeWidth={2.4} />
      NO TEXTS
    </span>
  );
}
