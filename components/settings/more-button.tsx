"use client";

import { Button } from "@heroui/react";

type Props = { list: { hasMore: boolean; isLoadingMore: boolean; loadMore: () => void } };

/** The next page of a list, where there is one. */
export function MoreButton({ list }: Props) {
  if (!list.hasMore) return null;
  return (
    <div className="flex justify-center p-3">
      <Button variant="ghost" isPending={list.isLoadingMore} onPress={list.loadMore}>
        {list.isLoadingMore ? "Loading" : "Show more"}
      </Button>
    </div>
  );
}
