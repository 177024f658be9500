"use client";

import { cn } from "@heroui/react";
import { selectVariants } from "@heroui/styles";
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from "react";
import { laterPart, OnDemand } from "./on-demand";
import type { PickOption, PickPopoverProps, PickSection } from "./pick-popover";

export type { PickOption, PickSection };

const popoverPart = laterPart<PickPopoverProps>(async () => (await import("./pick-popover")).PickPopover);

type Props = {
  label: string;
  /** The label is read aloud only. */
  isLabelHidden?: boolean;
  value: string | null;
  options: readonly PickOption[] | readonly PickSection[];
  onPick: (id: string) => void;
  /** Shown while nothing is chosen. */
  placeholder?: string;
  isInvalid?: boolean;
  isDisabled?: boolean;
  describedBy?: string;
  triggerRef?: Ref<HTMLButtonElement>;
  onBlur?: () => void;
  className?: string;
  triggerClassName?: string;
  popoverClassName?: string;
  /** What stands beneath the field: a hint, or what is wrong. */
  children?: ReactNode;
};

const isSections = (options: Props["options"]): options is readonly PickSection[] =>
  options.some((option) => "options" in option);
/** Letters that follow each other within this belong together. */
const TYPING_MS = 1_000;
const styles = selectVariants({ variant: "secondary" });

/** One out of a few. The field is there at once; its list is fetched when it is first opened. */
export function Pick(props: Props) {
  const { label, value, isInvalid, describedBy, triggerRef } = props;
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement | null>(null);
  const id = useId();
  const sections = isSections(props.options) ? props.options : [{ title: null, options: props.options }];
  const all = sections.flatMap(({ options }) => options);
  const chosen = all.find((option) => option.id === value);
  const typed = useRef("");
  const [isTyping, setTyping] = useState(false);
  const forget = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What begins with the letters that are typed while the list is on its way. */
  const find = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): PickOption | undefined => {
    const isFirstSpace = key === " " && typed.current === "";
    if (key.length !== 1 || isFirstSpace || ctrlKey || metaKey || altKey) return undefined;
    typed.current += key.toLowerCase();
    setTyping(true);
    clearTimeout(forget.current);
    forget.current = setTimeout(() => {
      typed.current = "";
      setTyping(false);
    }, TYPING_MS);
    return all.find((option) => option.label.toLowerCase().startsWith(typed.current));
  };
  return (
    <div
      className={cn(styles.base(), props.className)}
      data-slot="select"
      data-invalid={isInvalid ? "true" : undefined}
    >
      <label
        id={`${id}-label`}
        htmlFor={id}
        className={cn("label", props.isLabelHidden && "sr-only")}
        data-slot="label"
      >
        {label}
      </label>
      <button
        type="button"
        id={id}
        ref={(button) => {
          trigger.current = button;
          if (typeof triggerRef === "function") triggerRef(button);
          else if (triggerRef) triggerRef.current = button;
        }}
        className={cn(styles.trigger(), props.triggerClassName)}
        data-slot="select-trigger"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-labelledby={`${id}-value ${id}-label`}
        aria-describedby={describedBy}
        disabled={props.isDisabled}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
          const found = isOpen && !isArrow ? find(event) : undefined;
          if (found && found.id !== value) props.onPick(found.id);
          // A space within words that are typed presses nothing.
          if (isArrow || (event.key === " " && typed.current !== "")) event.preventDefault();
          if (isArrow) setOpen(true);
        }}
        onKeyUp={(event) => event.key === " " && typed.current !== "" && event.preventDefault()}
        onBlur={props.onBlur}
      >
        <span
          id={`${id}-value`}
          className={cn(styles.value(), "truncate")}
          data-slot="select-value"
          data-placeholder={chosen ? undefined : "true"}
        >
          {chosen?.label ?? props.placeholder}
        </span>
        <ChevronDown
          aria-hidden
          className={styles.indicator()}
          data-slot="select-default-indicator"
          data-open={isOpen ? "true" : undefined}
        />
      </button>
      {props.children}
      <OnDemand
        part={popoverPart}
        props={{
          label,
          value,
          sections,
          // A list that comes between two letters would get only the second.
          isOpen: isOpen && !isTyping,
          onOpenChange: setOpen,
          triggerRef: trigger,
          className: props.popoverClassName,
          onPick: (picked) => {
            setOpen(false);
            if (picked !== value) props.onPick(picked);
          },
        }}
      />
    </div>
  );
}
