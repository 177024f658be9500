"use client";

import { cn } from "@heroui/react";
import { type ReactNode, useId } from "react";

type Props<K extends string> = {
  label: string;
  /** `name` is read aloud where the face says too little. */
  options: readonly { id: K; face: ReactNode; name?: string }[];
  /** Null while it is not known yet. */
  chosen: K | null;
  onChoose: (id: K) => void;
  size?: "sm" | "md" | "lg";
  isIconOnly?: boolean;
  isFullWidth?: boolean;
  className?: string;
  optionClassName?: string;
};

/** One out of two or three, side by side: the browser's own radio buttons in the dress of HeroUI's toggle group. */
export function Segmented<K extends string>(props: Props<K>) {
  const { label, options, chosen, onChoose, size = "md", isIconOnly, isFullWidth } = props;
  const group = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn(
        "toggle-button-group toggle-button-group--horizontal",
        isFullWidth && "toggle-button-group--full-width",
        props.className,
      )}
    >
      {options.map(({ id, face, name }, at) => (
        <label
          key={id}
          title={isIconOnly ? name : undefined}
          data-selected={id === chosen ? "true" : undefined}
          className={cn(
            `toggle-button toggle-button--${size} has-focus-visible:z-10 has-focus-visible:ring-2 has-focus-visible:ring-focus`,
            isIconOnly && "toggle-button--icon-only",
            isFullWidth && "flex-1",
            props.optionClassName,
          )}
        >
          {at > 0 && !isIconOnly ? <span aria-hidden className="toggle-button-group__separator" /> : null}
          <input
            type="radio"
            name={group}
            aria-label={name}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {face}
        </label>
      ))}
    </div>
  );
}
