"use client";

import { cn } from "@heroui/react";
import type { Ref } from "react";
import { Pick, type PickSection } from "@/components/ui/pick";

type Props = {
  label: string;
  placeholder: string;
  value: string | null;
  sections: readonly PickSection[];
  onChange: (id: string) => void;
  isInvalid?: boolean;
  describedBy?: string;
  triggerRef?: Ref<HTMLButtonElement>;
  className?: string;
};

/** One part of a sentence that can be chosen, under headings where there are many. */
export const InlineSelect = ({ sections, onChange, className, ...props }: Props) => (
  <Pick
    {...props}
    isLabelHidden
    options={sections}
    onPick={onChange}
    className={cn("min-w-0", className)}
    popoverClassName="max-h-80"
  />
);
