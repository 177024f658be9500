"use client";

import { Button } from "@heroui/react";

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
type Props = { list: Pages; label?: string; size?: "sm" | "md"; className?: string };

/** The foot of a list that has more to show; nothing when it has not. */
export function LoadMore({
  list,
  label = "Load older",
  size = "md",
  className = "border-t border-separator p-3 text-center",
}: Props) {
  if (!list.hasNextPage) return null;
  return (
    <div className={className}>
      <Button
        size={size}
        variant="ghost"
        isPending={list.isFetchingNextPage}
        onPress={() => void list.fetchNextPage()}
      >
        {label}
      </Button>
    </div>
  );
}
