"use client";

import { Ellipsis } from "lucide-react";
import { Menu, type MenuItem } from "./menu";

export type MoreItem = MenuItem & { onAction: () => void };

type Props = {
  /** Whose menu it is: "More for Regulars". */
  label: string;
  /** What is not offered now is null. */
  items: readonly (MoreItem | null)[];
  placement?: "bottom end" | "bottom start";
  size?: "sm" | "md";
  variant?: "ghost" | "tertiary";
  className?: string;
};

/** What is done seldom, behind three dots. */
export function MoreMenu({ label, items, placement, size, variant = "ghost", className }: Props) {
  const offered = items.filter((item) => item !== null);
  return (
    <Menu
      label={label}
      items={offered}
      placement={placement}
      className="min-w-52"
      button={{ isIconOnly: true, size, variant, className, "aria-label": label }}
      onAction={(key) => offered.find(({ id }) => id === key)?.onAction()}
    >
      <Ellipsis aria-hidden />
    </Menu>
  );
}
