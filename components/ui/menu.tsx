"use client";

import { Button } from "@heroui/react";
import { type ComponentProps, type ReactNode, useRef, useState } from "react";
import type { MenuItem, MenuPopoverProps, MenuSection } from "./menu-popover";
import { laterPart, OnDemand } from "./on-demand";

export type { MenuItem, MenuSection };

const popoverPart = laterPart<MenuPopoverProps>(async () => (await import("./menu-popover")).MenuPopover);

type Props = Pick<MenuPopoverProps, "label" | "chosen" | "onAction" | "placement" | "className"> & {
  items: readonly MenuItem[] | readonly MenuSection[];
  /** How the button looks and what it is called; `children` is its face. */
  button: Omit<ComponentProps<typeof Button>, "children" | "onPress" | "ref"> & {
    "aria-keyshortcuts"?: string;
  };
  children: ReactNode;
  onOpenChange?: (isOpen: boolean) => void;
};

const isSections = (items: Props["items"]): items is readonly MenuSection[] =>
  items.some((item) => "items" in item);

/** A button with a menu, which is fetched when it is first opened. Arrow keys open it too. */
export function Menu({ items, button, children, onOpenChange, ...popover }: Props) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const open = (isNowOpen: boolean) => {
    setOpen(isNowOpen);
    onOpenChange?.(isNowOpen);
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...button}
        ref={trigger}
        onPress={() => open(!isOpen)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") open(true);
          else event.continuePropagation();
        }}
      >
        {children}
      </Button>
      <OnDemand
        part={popoverPart}
        props={{
          ...popover,
          sections: isSections(items) ? items : [{ title: null, items }],
          isOpen,
          onOpenChange: open,
          triggerRef: trigger,
        }}
      />
    </>
  );
}
