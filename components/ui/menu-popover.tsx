"use client";

import { cn, Dropdown, Header, Label } from "@heroui/react";
import { dropdownVariants } from "@heroui/styles";
import type { LucideIcon } from "lucide-react";
import type { ReactNode, RefObject } from "react";

export type MenuItem = {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** What stands at the item's end. */
  note?: ReactNode;
  isDanger?: boolean;
};
/** A title of null has no heading. */
export type MenuSection = { title: string | null; items: readonly MenuItem[] };

export type MenuPopoverProps = {
  label: string;
  sections: readonly MenuSection[];
  /** The item that holds now, in a menu that chooses. */
  chosen?: string;
  onAction: (id: string) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  triggerRef: RefObject<HTMLButtonElement | null>;
  placement?: "bottom end" | "bottom start";
  className?: string;
};

const styles = dropdownVariants();

/** What opens beneath a menu's button. */
export function MenuPopover({
  label,
  sections,
  chosen,
  onAction,
  isOpen,
  onOpenChange,
  triggerRef,
  placement = "bottom end",
  className,
}: MenuPopoverProps) {
  const choice =
    chosen === undefined
      ? {}
      : { selectionMode: "single" as const, disallowEmptySelection: true, selectedKeys: [chosen] };
  return (
    <Dropdown.Popover
      aria-label={label}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={triggerRef}
      placement={placement}
      className={cn(styles.popover(), className)}
    >
      <Dropdown.Menu
        aria-label={label}
        autoFocus="first"
        className={styles.menu()}
        onAction={(key) => onAction(String(key))}
        onClose={() => onOpenChange(false)}
        {...choice}
      >
        {sections.map(({ title, items }) =>
          title === null ? (
            items.map((item) => toEntry(item, chosen))
          ) : (
            <Dropdown.Section key={title} aria-label={title}>
              <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
              {items.map((item) => toEntry(item, chosen))}
            </Dropdown.Section>
          ),
        )}
      </Dropdown.Menu>
    </Dropdown.Popover>
  );
}

const toEntry = ({ id, label, icon: Icon, note, isDanger }: MenuItem, chosen: string | undefined) => (
  <Dropdown.Item key={id} id={id} textValue={label} variant={isDanger ? "danger" : "default"}>
    {chosen === undefined ? null : <Dropdown.ItemIndicator />}
    {Icon ? <Icon aria-hidden className={cn("size-4", isDanger ? "text-danger" : "text-muted")} /> : null}
    <Label className={cn(note !== undefined && "flex-1")}>{label}</Label>
    {note}
  </Dropdown.Item>
);
