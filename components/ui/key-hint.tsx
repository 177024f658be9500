"use client";

import { Kbd } from "@heroui/react";

/** The key that does the same as the primary button it stands in; a phone has no keys. */
export const KeyHint = ({ children }: { children: string }) => (
  <Kbd
    aria-hidden
    className="-mr-1.5 h-5 min-w-5 bg-accent-foreground/15 text-accent-foreground max-md:hidden"
  >
    <Kbd.Content>{children}</Kbd.Content>
  </Kbd>
);
