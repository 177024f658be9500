import { cn } from "@heroui/react";

type Props = { items: { label: string; value: number }[]; className?: string };

/** A few numbers side by side, the zeros quiet. */
export function Tallies({ items, className }: Props) {
  return (
    <dl className={cn("grid grid-cols-2 gap-3 md:grid-cols-4", className)}>
      {items.map(({ label, value }) => (
        <div key={label} className="rounded-xl bg-surface-secondary px-4 py-3">
          <dt className="text-sm text-muted">{label}</dt>
          <dd
            className={cn("text-2xl font-semibold tracking-tight tabular-nums", value === 0 && "text-muted")}
          >
            {value.toLocaleString("en-US")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
