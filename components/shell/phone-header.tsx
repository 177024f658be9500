"use client";

import { Button } from "@heroui/react";
import { Search } from "lucide-react";
import Link from "next/link";
import { Logo } from "./logo";
import { usePalette } from "./palette/palette-provider";
import { useWorkspace } from "./workspace-context";

/** The phone's top edge: where you are, and the way to anything. */
export function PhoneHeader() {
  const { name, path } = useWorkspace();
  const palette = usePalette();
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-separator bg-background/90 pr-2 pl-4 backdrop-blur md:hidden">
      <Link href={path("")} aria-label="Overview" className="grid size-11 -ml-2 place-items-center">
        <Logo className="h-6" />
      </Link>
      <p className="-ml-2 min-w-0 flex-1 truncate font-semibold tracking-tight">
        <bdi>{name}</bdi>
      </p>
      <Button isIconOnly variant="ghost" aria-label="Find or do" onPress={() => palette.open()}>
        <Search aria-hidden className="size-5" />
      </Button>
    </header>
  );
}
