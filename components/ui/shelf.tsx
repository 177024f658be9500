"use client";

import { Popover } from "@heroui/react";
import type { ReactNode } from "react";
import type { ShelfState } from "./shelf-button";

type Look = {
  /** Read out when it opens; shown above it unless `isTitleHidden`. */
  title: string;
  isTitleHidden?: boolean;
  placement?: "top start" | "bottom end";
  /** How wide it is. */
  className: string;
  children: ReactNode;
};

/** What lies over the button that asked for it. Parts of a page use it in chunks of their own: it brings overlays along. */
export function Shelf({
  title,
  isTitleHidden,
  placement = "top start",
  className,
  children,
  ...state
}: ShelfState & Look) {
  return (
    <Popover.Content {...state} placement={placement} className={`popover ${className}`}>
      <Popover.Dialog aria-label={isTitleHidden ? title : undefined} className="popover__dialog p-3">
        {isTitleHidden ? null : (
          <Popover.Heading className="popover__heading mb-2 px-1 text-sm font-medium">
            {title}
          </Popover.Heading>
        )}
        {children}
      </Popover.Dialog>
    </Popover.Content>
  );
}
