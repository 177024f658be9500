"use client";

import { Button, cn, Kbd, useIsHydrated } from "@heroui/react";
import { Search } from "lucide-react";
import { usePalette } from "./palette/palette-provider";

/** Looks like the field it opens. */
export function SearchFieldButton({ className }: { className?: string }) {
  const palette = usePalette();
  const isMac = useIsHydrated() && /mac|iphone|ipad/i.test(navigator.userAgent);
  return (
    <Button
      variant="ghost"
      onPress={() => palette.open()}
      onHoverStart={palette.warm}
      onFocus={palette.warm}
      aria-keyshortcuts="/ Control+K Meta+K"
      className={cn(
        "h-10 w-full justify-start gap-2.5 rounded-xl border border-border bg-field-background px-3 text-[0.9375rem] font-normal text-muted hover:bg-surface hover:text-foreground",
        className,
      )}
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="flex-1 truncate text-left">Find or do…</span>
      <Kbd aria-hidden className="-mr-1 h-5 px-1.5 text-[0.6875rem]">
        <Kbd.Content>{isMac ? "⌘K" : "Ctrl+K"}</Kbd.Content>
      </Kbd>
    </Button>
  );
}
