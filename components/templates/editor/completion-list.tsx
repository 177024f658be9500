import { cn } from "@heroui/react";
import type { TemplateVariable } from "@/lib/templates/preview-schema";

type Props = {
  id: string;
  place: { left: number; top: number };
  options: TemplateVariable[];
  active: number;
  onPick: (name: string) => void;
};

/** Variables that fit what is being typed, right under it. The focus stays in the text. */
export function CompletionList({ id, place, options, active, onPick }: Props) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Variables"
      style={place}
      className="absolute z-30 w-72 max-w-full overflow-hidden rounded-xl bg-overlay p-1 shadow-overlay"
    >
      {options.map(({ name, label, sample }, index) => (
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The press must not take the focus from the text.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(name)}
          onKeyDown={undefined}
          className={cn(
            "flex min-h-9 cursor-pointer items-baseline justify-between gap-3 rounded-lg px-2.5 py-1.5 text-sm max-md:min-h-11 max-md:items-center",
            index === active ? "bg-accent-soft text-accent-soft-foreground" : "hover:bg-default",
          )}
        >
          <span className="truncate font-medium">{label}</span>
          <span className="max-w-[45%] truncate text-xs text-muted">{sample}</span>
        </div>
      ))}
    </div>
  );
}
