"use client";

import { cn, Header, ListBox, Select } from "@heroui/react";
import { selectVariants } from "@heroui/styles";
import { type RefObject, useEffect, useRef } from "react";

export type PickOption = { id: string; label: string; hint?: string };
/** A title of null has no heading. */
export type PickSection = { title: string | null; options: readonly PickOption[] };

export type PickPopoverProps = {
  label: string;
  value: string | null;
  sections: readonly PickSection[];
  onPick: (id: string) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  triggerRef: RefObject<HTMLButtonElement | null>;
  className?: string;
};

const styles = selectVariants();
const LOOK_EVERY_MS = 50;
/** This long after opening, and after any other overlay has left: one that leaves may take the focus back with it. */
const SETTLED_AFTER_MS = 400;

/** The list beneath a field that takes one out of a few. */
export function PickPopover({
  label,
  value,
  sections,
  onPick,
  isOpen,
  onOpenChange,
  triggerRef,
  className,
}: PickPopoverProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const look = () => {
      if (!list.current || list.current.contains(document.activeElement)) return;
      const find = (which: string) => list.current?.querySelector<HTMLElement>(which);
      (find("[aria-selected=true]") ?? find("[role=option]"))?.focus();
    };
    let movedAt = performance.now();
    const timer = setInterval(() => {
      look();
      if (document.querySelector("[data-exiting]")) movedAt = performance.now();
      else if (performance.now() - movedAt > SETTLED_AFTER_MS) clearInterval(timer);
    }, LOOK_EVERY_MS);
    look();
    return () => clearInterval(timer);
  }, [isOpen]);
  return (
    <Select.Popover
      aria-label={label}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={triggerRef}
      className={cn(styles.popover(), className)}
    >
      <ListBox
        ref={list}
        aria-label={label}
        autoFocus={value === null ? "first" : true}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
      >
        {sections.map(({ title, options }) =>
          title === null ? (
            options.map((option) => toEntry(option, onPick))
          ) : (
            <ListBox.Section key={title} aria-label={title}>
              <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
              {options.map((option) => toEntry(option, onPick))}
            </ListBox.Section>
          ),
        )}
      </ListBox>
    </Select.Popover>
  );
}

const toEntry = ({ id, label, hint }: PickOption, onPick: (id: string) => void) => (
  // A press, not a change: choosing what is chosen already closes the list too.
  <ListBox.Item key={id} id={id} textValue={label} onPress={() => onPick(id)}>
    {hint ? (
      <div>
        <div>{label}</div>
        <div className="text-xs text-muted">{hint}</div>
      </div>
    ) : (
      <bdi className="truncate">{label}</bdi>
    )}
    <ListBox.ItemIndicator />
  </ListBox.Item>
);
