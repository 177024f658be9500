"use client";

import { Button } from "@heroui/react";
import { Search } from "lucide-react";
import Link from "next/link";
import { Logo } from "./logo";
import { doors } from "./navigation";
import { usePalette } from "./palette/palette-provider";
import { useWorkspace } from "./workspace-context";

/** An address that leads nowhere, or to something that is gone: what may have happened, and every way on. */
export function NothingHere() {
  const { id, isSandbox } = useWorkspace();
  const palette = usePalette();
  return (
    <div className="grid min-h-[60dvh] place-items-center px-2">
      <div className="max-w-md text-center">
        <Logo className="mx-auto h-12" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">There is nothing here</h1>
        <p className="mt-2 text-muted">
          It may have been erased, merged or archived, or the address is mistyped. Nothing was lost by coming
          here.
        </p>
        <Button className="mt-6" onPress={() => palette.open()}>
          <Search aria-hidden />
          Find it
        </Button>
        <ul className="mt-6 flex flex-wrap justify-center gap-x-1">
          {doors(id, isSandbox).map((door) => (
            <li key={door.href}>
              <Link
                href={door.href}
                className="inline-flex min-h-11 items-center rounded-xl px-3 text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline"
              >
                {door.label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
