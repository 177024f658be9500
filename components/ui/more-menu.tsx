"use client";

import { Button, cn, Dropdown, Label } from "@heroui/react";
import { Ellipsis, type LucideIcon } from "lucide-react";

export type MoreItem = {
  id: string;
  label: string;
  icon: LucideIcon;
  isDanger?: boolean;
  onAction: () => void;
};

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
export function MoreMenu({
  label,
  items,
  placement = "bottom end",
  size,
  variant = "ghost",
  className,
}: Props) {
  const offered = items.filter((item) => item !== null);
  return (
    <Dropdown>
      <Button isIconOnly size={size} variant={variant} aria-label={label} className={className}>
        <Ellipsis aria-hidden />
      </Button>
      <Dropdown.Popover placement={placement} className="min-w-52">
        <Dropdown.Menu
          aria-label={label}
          onAction={(key) => offered.find(({ id }) => id === key)?.onAction()}
        >
          {offered.map(({ id, label: words, icon: Icon, isDanger }) => (
            <Dropdown.Item key={id} id={id} textValue={words} variant={isDanger ? "danger" : "default"}>
              <Icon aria-hidden className={cn("size-4", isDanger ? "text-danger" : "text-muted")} />
              <Label>{words}</Label>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
