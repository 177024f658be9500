"use client";

import { cn } from "@heroui/react";
import { Check } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";

type Props = {
  label: string;
  options: readonly { id: string; face: ReactNode }[];
  /** Undefined in a list whose entries are pressed rather than chosen. */
  chosen?: string | null;
  onChoose: (id: string) => void;
  hasMark?: boolean;
  /** What stands there when there is nothing to choose. */
  empty?: ReactNode;
  className?: string;
  optionClassName?: string;
};

/**
 * A list in the page to choose one entry from: one stop of Tab, arrows walk, Enter or Space chooses. Plain elements,
 * so that a page that shows it at once need not bring what HeroUI's list brings for lists of every kind.
 */
export function OptionList({ label, options, chosen, onChoose, hasMark, empty, ...look }: Props) {
  const stop = options.some(({ id }) => id === chosen) ? chosen : options[0]?.id;
  const press = (event: KeyboardEvent<HTMLElement>, id: string) => {
    if (event.target !== event.currentTarget) return;
    const all = [
      ...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>("[role=option]") ?? []),
    ];
    const here = all.indexOf(event.currentTarget);
    if (event.key === "ArrowDown") all[here + 1]?.focus();
    else if (event.key === "ArrowUp") all[here - 1]?.focus();
    else if (event.key === "Home") all[0]?.focus();
    else if (event.key === "End") all.at(-1)?.focus();
    else if (event.key === "Enter" || event.key === " ") onChoose(id);
    else return;
    event.preventDefault();
  };
  return (
    <div role="listbox" data-in-page aria-label={label} className={cn("flex flex-col", look.className)}>
      {options.length === 0 ? empty : null}
      {options.map(({ id, face }) => (
        <div
          key={id}
          role="option"
          aria-selected={id === chosen}
          tabIndex={id === stop ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={(event) => press(event, id)}
          className={cn(
            "list-box-item shrink-0 -outline-offset-2",
            id === chosen && "bg-accent-soft",
            look.optionClassName,
          )}
        >
          {face}
          {hasMark ? (
            <Check aria-hidden className={cn("size-4 shrink-0 text-accent", id !== chosen && "invisible")} />
          ) : null}
        </div>
      ))}
    </div>
  );
}
